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
  /** Why the portal refused it; `null` = it did not. */
  refusal: string | null;
  /** What it refused before somebody corrected it, the oldest first. */
  corrected: RefusedAnswer[];
}

export interface RefusedAnswer {
  answer: string;
  /** ISO 8601. */
  answeredAt: string;
  answeredBy: string;
  refusal: string | null;
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
  told.state as told, case when told.state = 'set-aside' then told.last_error end as refusal,
  (select coalesce(jsonb_agg(jsonb_build_object('answer', r.answer, 'answeredAt', r.answered_at,
                                                'answeredBy', o.full_name, 'refusal', r.refusal) order by r.ordinal), '[]')
   from portal_sync.refused_answer r join organization.officer o on o.id = r.answered_by
   where r.question_id = q.id) as corrected`;

/** With where the answer stands on its way. */
const QUESTIONS: Sql = sql`
  portal_sync.question q left join lateral (
    select l.state, l.last_error from portal_sync.letter l where l.about = q.id order by l.ordinal desc limit 1) told on true`;

/** The oldest first. @param whose SQL condition over `portal_sync.question q` */
export const questionsOf = (
  queryable: Queryable,
  whose: Sql,
  wanted: { answered: boolean; after: readonly [receivedAt: string, id: string] | undefined; limit: number },
): Promise<StoredQuestion[]> =>
  queryable.query<StoredQuestion>(sql`
    select ${STORED} from ${QUESTIONS}
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
    select ${STORED} from ${QUESTIONS} where q.id = ${id} and ${whose}`);
  return row;
}

interface GivenAnswer {
  id: string;
  answer: string;
  by: number;
  at: Date;
  audit: AuditEntry;
}

/** @returns whether nobody had answered */
export async function keepAnswer(
  tx: Transaction,
  { id, answer, by, at, audit }: GivenAnswer,
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

/** Keeps what was answered before beside it. The letter of that must be in the hands of the transaction: so nobody else replaces it. */
export async function replaceAnswer(
  tx: Transaction,
  { id, answer, by, at, audit, refusal }: GivenAnswer & { refusal: string | null },
): Promise<void> {
  await tx.query(sql`
    with former as (
      insert into portal_sync.refused_answer (question_id, answer, answered_at, answered_by, refusal)
      select id, answer, answered_at, answered_by, ${refusal} from portal_sync.question where id = ${id}),
    audit as (${insertAuditEntry(audit)})
    update portal_sync.question set answer = ${answer}, answered_at = ${at}::timestamptz, answered_by = ${by}
    where id = ${id}`);
}
