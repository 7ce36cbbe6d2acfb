import type { HandsChanged } from '#dossier';
import { type Queryable, sql, type Sql } from '#platform/database';

/**
 * Writes the notices a query names, each once: `officer_id, kind, dossier_id, task_id, opinion_id, delivery_id, due_at, occasion`, when
 * it happened and who did it. What an officer did themselves they are not told.
 */
const writeNotices = (rows: Sql): Sql => sql`
  insert into notification.notice (officer_id, kind, dossier_id, task_id, opinion_id, delivery_id, due_at, at, occasion)
  select r.officer_id, r.kind, r.dossier_id, r.task_id, r.opinion_id, r.delivery_id, r.due_at, r.at,
         concat_ws(':', r.kind, coalesce(r.task_id::text, r.opinion_id::text, r.delivery_id::text), r.occasion)
  from (${rows}) as r(officer_id, kind, dossier_id, task_id, opinion_id, delivery_id, due_at, occasion, at, by)
  where r.officer_id is distinct from r.by
  on conflict (officer_id, occasion) do nothing`;

const NOTHING = sql`null::uuid, null::uuid, null::timestamptz`;
const OPEN = sql`t.closed_at is null and t.arrived >= t.waits_for`;
/** The change ended a wait for the applicant. */
const CAME = sql`h.status_before in ('awaiting-supplement', 'awaiting-finance') and h.status <> h.status_before`;

/** Several changes may come at one instant: a step opens once. */
const OPENING = sql`case t.opened_at when h.at then t.opened_at::text else h.sequence::text end`;
/** Who asked for what came, whoever has the step now. */
const ASKER = sql`
  (select asked.officer_id from dossier.suspension s
   join dossier.history asked on asked.dossier_id = s.dossier_id and asked.sequence = s.opened_in
   where s.dossier_id = h.dossier_id and s.ended_in = h.sequence and ${CAME})`;
const BROUGHT = sql`
  case when not (${CAME}) then 'task-given' when h.status_before = 'awaiting-supplement' then 'supplement-came'
       else 'payment-came' end`;

/**
 * What changes of dossiers bring to officers: steps that opened with them or were sent to their post, what an applicant brought to
 * those who hold a step, opinions asked of their agency and given to them. @param answering roles that give opinions
 */
export const noticesOfChange = (
  queryable: Queryable,
  changes: readonly { dossierId: string; sequence: number; at: Date }[],
  answering: readonly string[],
): Promise<unknown> =>
  queryable.queryPrepared(
    writeNotices(sql`
  with h as (
    select h.*, c.at as told_at from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as c("dossierId" uuid, sequence int, at timestamptz)
    join dossier.history h on h.dossier_id = c."dossierId" and h.sequence = c.sequence)
  select coalesce(t.assignee_id, ${ASKER}), ${BROUGHT}, t.dossier_id, t.id, ${NOTHING}, ${OPENING}, h.told_at, h.officer_id
  from h join dossier.task t on t.dossier_id = h.dossier_id
  where ${OPEN} and coalesce(t.assignee_id, ${ASKER}) is not null and (t.opened_at = h.at or ${CAME})
  union all
  select p.officer_id, 'task-open', t.dossier_id, t.id, ${NOTHING}, ${OPENING}, h.told_at, h.officer_id
  from h join dossier.task t on t.dossier_id = h.dossier_id
  join organization.position p on p.agency_id = t.agency_id and p.role = t.role
  where ${OPEN} and t.assignee_id is null and p.officer_id is distinct from ${ASKER}
    and (t.opened_at = h.at or exists (
      select from dossier.sending s
      where s.dossier_id = h.dossier_id and s.task_id = t.id and h.sequence in (s.sequence, s.taken_back_in)))
  union all
  select s.holder_id, 'task-taken', s.dossier_id, s.task_id, ${NOTHING}, h.sequence::text, h.told_at, h.officer_id
  from h join dossier.sending s on s.dossier_id = h.dossier_id and s.sequence = h.sequence
  where s.holder_id is not null
  union all
  select p.officer_id, 'opinion-asked', q.dossier_id, null::bigint, q.id, null::uuid, null::timestamptz, h.sequence::text, h.told_at, h.officer_id
  from h join dossier.opinion q on q.dossier_id = h.dossier_id and q.asked_in = h.sequence and q.state = 'open'
  join organization.position p on p.agency_id = q.asked_agency_id and p.role = any(${[...answering]}::text[])
  union all
  select q.asked_by, 'opinion-answered', q.dossier_id, null::bigint, q.id, null::uuid, null::timestamptz, h.sequence::text, h.told_at, h.officer_id
  from h join dossier.opinion q on q.dossier_id = h.dossier_id and q.ended_in = h.sequence and q.state = 'answered'`),
  );

/** What a change of hands brings: a step to whoever has it or may act on it now, and its loss to who had it. */
export const noticesOfHands = (
  queryable: Queryable,
  { dossierId, taskId, from, to, delegate, by }: HandsChanged,
  { at, occasion }: { at: Date; occasion: string },
): Promise<unknown> => {
  const told = sql`${occasion}, ${at}::timestamptz, ${by}::int`;
  return queryable.queryPrepared(
    writeNotices(sql`
  with t as (select * from dossier.task t where t.id = ${taskId}::bigint and t.dossier_id = ${dossierId} and ${OPEN})
  select given.officer_id, 'task-given', t.dossier_id, t.id, ${NOTHING}, ${told}
  from t, (values (${to}::int, ${from}::int), (${delegate}::int, null::int)) as given(officer_id, had)
  where given.officer_id is not null and given.officer_id is distinct from given.had
  union all
  select ${from}::int, 'task-taken', t.dossier_id, t.id, ${NOTHING}, ${told}
  from t where ${from}::int is not null and ${from}::int is distinct from ${to}::int
  union all
  select p.officer_id, 'task-open', t.dossier_id, t.id, ${NOTHING}, ${told}
  from t join organization.position p on p.agency_id = t.agency_id and p.role = t.role
  where ${to}::int is null and p.officer_id is distinct from ${from}::int`),
  );
};

/** A payment came in for a dossier, to those who hold a step of it. */
export const noticesOfPayment = (
  queryable: Queryable,
  { dossierId, transaction, at }: { dossierId: string; transaction: string; at: Date },
): Promise<unknown> =>
  queryable.queryPrepared(
    writeNotices(sql`
  select t.assignee_id, 'payment-came', t.dossier_id, t.id, ${NOTHING}, ${transaction}, ${at}::timestamptz, null::int
  from dossier.task t where t.dossier_id = ${dossierId} and ${OPEN} and t.assignee_id is not null`),
  );

/** Until when a step is due soon, by the agency that has it. */
export interface Soon {
  agencyId: number;
  before: Date;
}

/** Steps somebody holds that are due soon, or late, and that they were not told of. @returns how many notices it wrote */
export async function noticesOfDue(
  queryable: Queryable,
  soon: readonly Soon[],
  { now, lateBefore }: { now: Date; lateBefore: Date },
): Promise<void> {
  await queryable.query(
    writeNotices(sql`
  select d.officer_id, d.kind, d.dossier_id, d.id, null::uuid, null::uuid, d.due_at, d.due_at::text, ${now}::timestamptz, null::int
  from jsonb_to_recordset(${JSON.stringify(soon)}::jsonb) as s("agencyId" int, before timestamptz)
  cross join lateral (
    select t.assignee_id as officer_id, case when t.due_at < ${lateBefore} then 'late' else 'due-next-day' end as kind,
           t.dossier_id, t.id, t.due_at
    from dossier.task t
    where t.agency_id = s."agencyId" and ${OPEN} and t.assignee_id is not null and t.due_at <= s.before) d
  where not exists (
    select from notification.notice n
    where n.officer_id = d.officer_id and n.occasion = concat_ws(':', d.kind, d.id, d.due_at::text))`),
  );
}

/** Messages that failed since, to those who hold a step of their dossier; where nobody does, to who acted last. */
export async function noticesOfFailures(
  queryable: Queryable,
  { now, since }: { now: Date; since: Date },
): Promise<void> {
  await queryable.query(
    writeNotices(sql`
  select who.officer_id, 'message-failed', m.dossier_id, null::bigint, null::uuid, m.id, null::timestamptz, m.attempts::text,
         ${now}::timestamptz, null::int
  from notification.delivery m
  cross join lateral (
    select t.assignee_id as officer_id from dossier.task t
    where t.dossier_id = m.dossier_id and t.closed_at is null and t.assignee_id is not null
    union
    select last.officer_id from (
      select h.officer_id from dossier.history h where h.dossier_id = m.dossier_id and h.officer_id is not null
      order by h.sequence desc limit 1) last
    where not exists (select from dossier.task t where t.dossier_id = m.dossier_id and t.closed_at is null
                      and t.assignee_id is not null)) who
  where m.state in ('failed', 'undeliverable') and m.dossier_id is not null and m.touched_at >= ${since}`),
  );
}
