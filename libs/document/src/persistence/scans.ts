import { type Queryable, sql } from '#platform/database';
import type { SignatureReport } from '../domain/signature.ts';

/** A version that waits for the scanner. */
export interface WaitingVersion {
  id: string;
  dossierId: string;
  mediaType: string;
  size: number;
  keySealed: Buffer;
}

/** Undefined when it waits no more. */
export async function waitingVersion(queryable: Queryable, id: string): Promise<WaitingVersion | undefined> {
  const [version] = await queryable.query<WaitingVersion>(sql`
    select v.id, o.dossier_id as "dossierId", v.media_type as "mediaType", v.size::float8 as size,
           v.key_sealed as "keySealed"
    from document.version v join document.document o on o.id = v.document_id
    where v.id = ${id} and v.state = 'waiting'`);
  return version;
}

/** What a scan came to in the end. */
export interface Verdict {
  state: 'clean' | 'infected' | 'unreadable';
  finding: string | null;
  signatures: readonly SignatureReport[] | null;
}

/** @returns whether it still waited: two may have scanned it */
export async function recordVerdict(
  queryable: Queryable,
  id: string,
  verdict: Verdict,
  at: Date,
): Promise<boolean> {
  const { state, finding, signatures } = verdict;
  const [row] = await queryable.query(sql`
    update document.version
    set state = ${state}, finding = ${finding}, scanned_at = ${at}, touched_at = ${at},
        signatures = ${signatures && JSON.stringify(signatures)}::jsonb
    where id = ${id} and state = 'waiting' returning id`);
  return row !== undefined;
}
