import { type AuditEntry, insertAuditEntry } from '#platform/audit';
import { type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import type { Place } from '#platform/personal-data';

/** Where a question is sealed for. */
export const questionPlace = (id: string): Place => ({
  column: 'portal_sync.question.content_sealed',
  row: id,
});

/** What is kept of a question in the portal's fields, sealed. */
export interface QuestionContent {
  content: string;
  asker: string;
}

export interface StoredQuestion {
  id: string;
  portalId: string;
  /** Code of whom it was put to; `null` = administrators answer. */
  agency: string | null;
  procedureCode: string | null;
  contentSealed: Buffer;
  receivedAt: Date;
  answer: string | null;
  answeredAt: Date | null;
  /** Where the answer to it stands on its way; `null` = there is none. */
  told: 'pending' | 'sent' | 'set-aside' | null;
}

/** Of these, which are kept already. */
export async function knownQuestions(
  queryable: Queryable,
  portalIds: readonly string[],
): Promise<Set<string>> {
  const rows = await queryable.query<{ id: string }>(sql`
    select portal_id as id from portal_sync.question where portal_id = any(${[...portalIds]}::text[])`);
  return new Set(rows.map(({ id }) => id));
}

export async function insertQuestion(
  queryable: Queryable,
  question: {
    id: string;
    portalId: string;
    agencyId: number | null;
    procedureCode: string | null;
    contentSealed: Buffer;
    at: Date;
  },
): Promise<void> {
  const { id, portalId, agencyId, procedureCode, contentSealed, at } = question;
  await queryable.query(sql`
    insert into portal_sync.question (id, portal_id, agency_id, procedure_code, content_sealed, received_at)
    values (${id}, ${portalId}, ${agencyId}::int, ${procedureCode}, ${contentSealed}::bytea, ${at}::timestamptz)
    on conflict (portal_id) do nothing`);
}

const STORED: Sql = sql`
  q.id, q.portal_id as "portalId", (select g.code from organization.agency g where g.id = q.agency_id) as agency,
  q.procedure_code as "procedureCode", q.content_sealed as "contentSealed", q.received_at as "receivedAt", q.answer,
  q.answered_at as "answeredAt",
  (select l.state from portal_sync.letter l where l.about = q.id order by l.ordinal desc limit 1) as told`;

/** The oldest first. @param whose SQL condition over `portal_sync.question q` */
export const questionsOf = (
  queryable: Queryable,
  whose: Sql,
  wanted: { answered: boolean; after: readonly [receivedAt: string, id: string] | undefined; limit: number },
): Promise<StoredQuestion[]> =>
  queryable.query<StoredQuestion>(sql`
    select ${STORED} from portal_sync.question q
    where ${wanted.answered ? sql`q.answer is not null` : sql`q.answer is null`} and ${whose}
      and (q.received_at, q.id) > (${wanted.after?.[0] ?? '-infinity'}::timestamptz, ${wanted.after?.[1] ?? LEAST}::uuid)
    order by q.received_at, q.id limit ${wanted.limit}`);

const LEAST = '00000000-0000-0000-0000-000000000000';

/** @param whose SQL condition over `portal_sync.question q` */
export async function readQuestion(
  queryable: Queryable,
  id: string,
  whose: Sql,
): Promise<StoredQuestion | undefined> {
  const [row] = await queryable.query<StoredQuestion>(sql`
    select ${STORED} from portal_sync.question q where q.id = ${id} and ${whose}`);
  return row;
}

/** @returns whether nobody had answered */
export async function keepAnswer(
  tx: Transaction,
  { id, answer, by, at, audit }: { id: string; answer: string; by: number; at: Date; audit: AuditEntry },
): Promise<boolean> {
  const when = sql`exists (select from answered)`;
  const rows = await tx.query(sql`
    with answered as (
      update portal_sync.question set answer = ${answer}, answered_at = ${at}::timestamptz, answered_by = ${by}
      where id = ${id} and answer is null returning id),
    audit as (${insertAuditEntry(audit, when)})
    select id from answered`);
  return rows.length === 1;
}
