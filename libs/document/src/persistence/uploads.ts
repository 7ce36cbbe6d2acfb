import { type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import type { Paper } from '../domain/document.ts';

/** An upload, on its way or at its end. */
export interface Upload {
  id: string;
  documentId: string;
  dossierId: string;
  kind: string;
  componentCode: string | null;
  mediaType: string;
  size: number;
  /** Bytes there are so far, in so many pieces. */
  received: number;
  pieces: number;
  /** Null = it is at its end. */
  keySealed: Buffer | null;
}

/** @param permitted SQL condition on `dossier.dossier d` */
export async function findUpload(
  queryable: Queryable,
  id: string,
  permitted: Sql,
): Promise<Upload | undefined> {
  const [upload] = await queryable.query<Upload>(sql`
    select v.id, v.document_id as "documentId", o.dossier_id as "dossierId", o.kind,
           o.component_code as "componentCode", v.media_type as "mediaType", v.size::float8 as size,
           v.received::float8 as received,
           (select count(*)::int from document.piece p where p.version_id = v.id) as pieces,
           case v.state when 'receiving' then v.key_sealed end as "keySealed"
    from document.version v join document.document o on o.id = v.document_id
    join dossier.dossier d on d.id = o.dossier_id
    where v.id = ${id} and ${permitted}`);
  return upload;
}

/** Where a new file is to go. */
export interface Shelf {
  /** The document it becomes a version of; null = it is the first of its paper. */
  documentId: string | null;
  erased: boolean;
  componentKnown: boolean;
  /** Of the document, uploads on their way included. */
  versions: number;
  /** Of the dossier, uploads on their way included. */
  files: number;
  bytes: number;
}

/**
 * Holds the dossier until the transaction ends, so that two uploads at once are counted one after the other, and none
 * begins while the dossier is being erased.
 * @param permitted SQL condition on `dossier.dossier d`
 */
export async function lockShelf(
  tx: Transaction,
  dossierId: string,
  paper: Paper,
  permitted: Sql,
): Promise<Shelf | undefined> {
  const code = paper.kind === 'component' ? paper.code : null;
  const wanted = paper.kind === 'component' ? null : (paper.documentId ?? null);
  const [locked] = await tx.query(sql`
    select from dossier.dossier d where d.id = ${dossierId} and ${permitted} for no key update of d`);
  if (!locked) return undefined;
  const [shelf] = await tx.query<Shelf>(sql`
    with file as (
      select o.id, o.kind, o.component_code, v.size from document.document o
      left join document.version v on v.document_id = o.id where o.dossier_id = ${dossierId}),
    paper as (select id from file where kind = ${paper.kind} and (component_code = ${code} or id = ${wanted}::uuid))
    select (select id from paper limit 1) as "documentId", d.erased_at is not null as erased,
           ${code}::text is null or exists (
             select from dossier.component c where c.dossier_id = d.id and c.code = ${code}) as "componentKnown",
           (select count(*)::int from paper) as versions, (select count(size)::int from file) as files,
           (select coalesce(sum(size), 0)::float8 from file) as bytes
    from dossier.dossier d where d.id = ${dossierId}`);
  return shelf;
}

/** A new version, and its document when it is the first. */
export interface NewUpload {
  id: string;
  dossierId: string;
  documentId: string;
  paper: Paper;
  isFirst: boolean;
  nameSealed: Buffer;
  keySealed: Buffer;
  mediaType: string;
  size: number;
  officerId: number;
  at: Date;
  correlationId: string;
}

export async function insertUpload(tx: Transaction, upload: NewUpload): Promise<void> {
  const { id, dossierId, documentId, paper, at } = upload;
  if (upload.isFirst) {
    const code = paper.kind === 'component' ? paper.code : null;
    await tx.query(sql`
      insert into document.document (id, dossier_id, kind, component_code, opened_at)
      values (${documentId}, ${dossierId}, ${paper.kind}, ${code}, ${at})`);
  }
  await tx.query(sql`
    insert into document.version (id, document_id, state, name_sealed, key_sealed, media_type, size, uploaded_by,
      opened_at, touched_at, correlation_id)
    values (${id}, ${documentId}, 'receiving', ${upload.nameSealed}, ${upload.keySealed}, ${upload.mediaType},
      ${upload.size}, ${upload.officerId}, ${at}, ${at}, ${upload.correlationId})`);
}

/** One more piece of an upload. */
export interface NewPiece {
  versionId: string;
  start: number;
  length: number;
  object: string;
}

/** Keeps a piece, if the upload stands where the piece begins. @returns whether it did */
export async function addPiece(queryable: Queryable, piece: NewPiece, at: Date): Promise<boolean> {
  const [kept] = await queryable.query(sql`
    with gone_on as (
      update document.version set received = received + ${piece.length}, touched_at = ${at}
      where id = ${piece.versionId} and state = 'receiving' and received = ${piece.start} returning id)
    insert into document.piece (version_id, start, length, object)
    select id, ${piece.start}, ${piece.length}, ${piece.object} from gone_on returning version_id`);
  return kept !== undefined;
}

/** In the order of the bytes. @param before what begins here or behind is left out */
export const piecesOf = (
  queryable: Queryable,
  versionId: string,
  before: number | null = null,
): Promise<{ object: string }[]> =>
  queryable.query(sql`
    select object from document.piece
    where version_id = ${versionId} and (${before}::bigint is null or start < ${before}) order by start`);

/** The upload is a version, which waits for the scanner. @returns its number; undefined when it was no upload any more */
export async function markReceived(
  tx: Transaction,
  versionId: string,
  sha256: Buffer,
  at: Date,
): Promise<number | undefined> {
  const [row] = await tx.query<{ number: number }>(sql`
    update document.version v
    set state = 'waiting', sha256 = ${sha256}, received_at = ${at}, touched_at = ${at},
        number = 1 + coalesce((select max(number) from document.version o where o.document_id = v.document_id), 0)
    where v.id = ${versionId} and v.state = 'receiving' and v.received = v.size returning number`);
  return row?.number;
}

/** Nothing more comes to these uploads, and what has come is beyond reading. @param which SQL condition on `version v` */
export const abandonUploads = (which: Sql): Sql => sql`
  update document.version v set state = 'abandoned', name_sealed = null, key_sealed = null
  where v.state = 'receiving' and ${which} returning v.id`;

/**
 * Forgets abandoned uploads, and the documents that have nothing else. Their dossiers are held meanwhile, as by whoever
 * opens an upload, which may be of such a document.
 */
export async function forgetUploads(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.query(sql`
    select from dossier.dossier where id in (
      select o.dossier_id from document.version v join document.document o on o.id = v.document_id
      where v.id = any(${ids}::uuid[]) and v.state = 'abandoned')
    order by id for no key update`);
  await tx.query(sql`
    with gone as (
      delete from document.version where id = any(${ids}::uuid[]) and state = 'abandoned' returning document_id)
    delete from document.document o using gone
    where o.id = gone.document_id and not exists (
      select from document.version v where v.document_id = o.id and not v.id = any(${ids}::uuid[]))`);
}
