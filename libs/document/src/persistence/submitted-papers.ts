import { type Queryable, sql } from '#platform/database';
import type { VersionState } from '../domain/document.ts';

/** A file of a submission, on its way in. */
export interface NewPaper {
  id: string;
  documentId: string;
  component: string | null;
  nameSealed: Buffer;
  keySealed: Buffer;
  mediaType: string;
  size: number;
}

/** Where the bytes of a version are, as a whole. */
export interface LaidFile {
  id: string;
  object: string;
  size: number;
  sha256: Buffer;
}

const hex = (bytes: Buffer): string => bytes.toString('hex');

/** Writes files that are receiving, each the first version of a document of the submission. */
export async function insertPapers(
  queryable: Queryable,
  submissionId: string,
  papers: readonly NewPaper[],
  { at, correlationId }: { at: Date; correlationId: string },
): Promise<void> {
  const rows = papers.map(({ nameSealed, keySealed, ...paper }) => ({
    ...paper,
    name: hex(nameSealed),
    key: hex(keySealed),
  }));
  await queryable.query(sql`
    with paper as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as p(id uuid, "documentId" uuid, component text, name text, key text, "mediaType" text, size bigint)),
    opened as (
      insert into document.document (id, submission_id, kind, component_code, opened_at)
      select "documentId", ${submissionId}::uuid, case when component is null then 'other' else 'component' end,
             component, ${at}::timestamptz from paper)
    insert into document.version (id, document_id, state, name_sealed, key_sealed, media_type, size, opened_at,
      touched_at, correlation_id)
    select id, "documentId", 'receiving', decode(name, 'hex'), decode(key, 'hex'), "mediaType", size,
           ${at}::timestamptz, ${at}::timestamptz, ${correlationId}
    from paper`);
}

/** Their bytes are kept: they wait for the scanner. @returns how many still were receiving */
export async function receivePapers(
  queryable: Queryable,
  files: readonly LaidFile[],
  at: Date,
): Promise<number> {
  const rows = files.map(({ sha256, ...file }) => ({ ...file, sha256: hex(sha256) }));
  const received = await queryable.query(sql`
    with file as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as f(id uuid, object uuid, size bigint, sha256 text)),
    piece as (
      insert into document.piece (version_id, start, length, object) select id, 0, size, object from file)
    update document.version v
    set state = 'waiting', number = 1, received = file.size, sha256 = decode(file.sha256, 'hex'),
        received_at = ${at}::timestamptz, touched_at = ${at}::timestamptz
    from file where v.id = file.id and v.state = 'receiving' returning v.id`);
  return received.length;
}

/** The documents of a submission are the dossier's; what it does not know as a component is another paper of it. */
export async function handPapersOver(
  queryable: Queryable,
  submissionId: string,
  dossierId: string,
): Promise<void> {
  await queryable.query(sql`
    update document.document o
    set dossier_id = ${dossierId}::uuid, kind = case when c.code is null then 'other' else o.kind end,
        component_code = c.code
    from document.document own
    left join dossier.component c on c.dossier_id = ${dossierId}::uuid and c.code = own.component_code
    where own.submission_id = ${submissionId}::uuid and o.id = own.id`);
}

/** Of a submission that was taken back: beyond reading from now on. */
export async function erasePapers(queryable: Queryable, submissionId: string): Promise<void> {
  await queryable.query(sql`
    update document.version v
    set state = case when v.number is null then 'abandoned' else 'erasing' end, name_sealed = null, key_sealed = null,
        signatures = null
    from document.document o
    where o.id = v.document_id and o.submission_id = ${submissionId}::uuid
      and v.state in ('receiving', 'waiting', 'clean', 'infected', 'unreadable')`);
}

/** A file of a submission as its row tells. */
export interface StoredPaper {
  id: string;
  component: string | null;
  state: VersionState;
  mediaType: string;
  size: number;
  nameSealed: Buffer | null;
  keySealed: Buffer | null;
}

/** Components first, then the others as they came. */
export const papersOf = (queryable: Queryable, submissionId: string): Promise<StoredPaper[]> =>
  queryable.query<StoredPaper>(sql`
    select v.id, o.component_code as component, case v.state when 'erasing' then 'erased' else v.state end as state,
           v.media_type as "mediaType", v.size::float8 as size, v.name_sealed as "nameSealed",
           v.key_sealed as "keySealed"
    from document.document o join document.version v on v.document_id = o.id and v.number is not null
    where o.submission_id = ${submissionId}::uuid
    order by o.component_code nulls last, o.id`);
