import { type Queryable, sql } from '#platform/database';
import type { SignatureReport } from '../domain/signature.ts';

/** A version that waits for the scanner. */
export interface WaitingVersion {
  id: string;
  mediaType: string;
  size: number;
  keySealed: Buffer;
}

/** Undefined when it waits no more. */
export async function waitingVersion(queryable: Queryable, id: string): Promise<WaitingVersion | undefined> {
  const [version] = await queryable.query<WaitingVersion>(sql`
    select v.id, v.media_type as "mediaType", v.size::float8 as size, v.key_sealed as "keySealed"
    from document.version v where v.id = ${id} and v.state = 'waiting'`);
  return version;
}

/** What a scan came to in the end. */
export interface Verdict {
  state: 'clean' | 'infected' | 'unreadable';
  finding: string | null;
  signatures: readonly SignatureReport[] | null;
}

/** Whose a file is: a dossier's, a submission's, or that of a submission that became the dossier. */
export interface FileOwner {
  dossierId: string | null;
  submissionId: string | null;
}

/** @returns whose it is by now; undefined when it waited no more: two may have scanned it */
export async function recordVerdict(
  queryable: Queryable,
  id: string,
  verdict: Verdict,
  at: Date,
): Promise<FileOwner | undefined> {
  const { state, finding, signatures } = verdict;
  const [row] = await queryable.query<FileOwner>(sql`
    update document.version v
    set state = ${state}, finding = ${finding}, scanned_at = ${at}, touched_at = ${at},
        signatures = ${signatures && JSON.stringify(signatures)}::jsonb
    from document.document o
    where v.id = ${id} and v.state = 'waiting' and o.id = v.document_id
    returning o.dossier_id as "dossierId", o.submission_id as "submissionId"`);
  return row;
}
