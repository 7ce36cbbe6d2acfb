import { sql, type Sql, type Transaction } from '#platform/database';
import type { ToldRung } from '../domain/ladder-news.ts';
import type { NoticeKind } from '../domain/officer-notice.ts';
import { ABOVE, clearedFor, ofField } from './readable.ts';

/** What rungs of the ladder are to be told. */
export interface LadderTelling {
  messageId: string;
  kind: Extract<NoticeKind, 'step-threshold' | 'dossier-threshold' | 'nudged'>;
  dossierId: string;
  /** A bigint, as text; null = of the whole dossier. */
  taskId: string | null;
  share: number | null;
  dueAt: string | null;
  at: Date;
  tell: readonly ToldRung[];
  /** Who is told nothing, since they did it. */
  by: number | null;
}

const asRows = (tellings: readonly LadderTelling[]): Sql => sql`
  select * from jsonb_to_recordset(${JSON.stringify(tellings)}::jsonb)
    as m("messageId" text, kind text, "dossierId" uuid, "taskId" bigint, share smallint, "dueAt" timestamptz,
         at timestamptz, tell jsonb, by int)`;

const cleared = (levels: readonly string[]): Sql => sql`${clearedFor('r', levels)} and ${ofField('r')}`;

/** Posts above an agency that hold a rung: all supervisors, and the nearest leaders; heads of units answer for their own alone. */
const above = (levels: readonly string[]): Sql => sql`
  select near.officer_id from (
    select p.officer_id, rank() over (order by above.far) as nth
    from above join organization.position p on p.agency_id = above.above and p.role = r.rung and ${cleared(levels)}
    where above.id = r.agency_id and (above.far = 0 or r.rung in ('agency-leader', 'supervisor'))) near
  where near.nth = 1 or r.rung = 'supervisor'`;

/** By whom a rung is held: of unfinished dossiers, and steps that are open still. */
const holding = (levels: readonly string[]): Sql => sql`
  select r.*, who.officer_id from rung r
  join dossier.task t on t.dossier_id = r."dossierId" and t.closed_at is null and t.arrived >= t.waits_for
    and (r."taskId" is null or t.id = r."taskId")
  cross join lateral (
    select officer_id from unnest(array[t.assignee_id, t.delegate_id]) as officer_id where officer_id is not null
    union
    select p.officer_id from organization.position p
    where t.assignee_id is null and p.agency_id = t.agency_id and p.role = t.role and ${cleared(levels)}) who
  where r.rung = 'holder'
  union all
  select r.*, who.officer_id from rung r cross join lateral (${above(levels)}) who
  where r.rung <> 'holder'`;

/**
 * Writes into the lists of everyone on the rungs that are told, each message once an officer; over what they are to be told outside
 * as well stays with it until they are.
 * @param levels of secrecy, the lowest first
 */
export const writeLadderNotices = (
  tx: Transaction,
  tellings: readonly LadderTelling[],
  levels: readonly string[],
): Promise<unknown> =>
  tx.query(sql`
    with recursive m as (${asRows(tellings)}), above as (${ABOVE}),
    rung as (
      select m.*, told ->> 'rung' as rung, told -> 'also' as also, d.secrecy, d.field_code,
             coalesce(t.agency_id, d.lead_agency_id) as agency_id
      from m join dossier.dossier d on d.id = m."dossierId" and d.completed_at is null and d.closed_at is null
      left join dossier.task t on t.id = m."taskId"
      cross join lateral jsonb_array_elements(m.tell) told
      where m."taskId" is null or t.closed_at is null),
    reader as (
      select officer_id, "messageId", kind, "dossierId", "taskId", share, "dueAt", at,
             bool_or(also ? 'email') as email, bool_or(also ? 'sms') as sms, bool_or(also ? 'digest') as digest
      from (${holding(levels)}) held
      where officer_id is distinct from by
      group by officer_id, "messageId", kind, "dossierId", "taskId", share, "dueAt", at)
    insert into notification.notice (officer_id, kind, dossier_id, task_id, due_at, at, share, in_digest, untold, occasion)
    select officer_id, kind, "dossierId", "taskId", "dueAt", at, share, digest,
           nullif(array_remove(array[case when email then 'email' end, case when sms then 'sms' end], null), '{}'),
           concat_ws(':', kind, "messageId")
    from reader order by officer_id, "messageId"
    on conflict (officer_id, occasion) do nothing`);
