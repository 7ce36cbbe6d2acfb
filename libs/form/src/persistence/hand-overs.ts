import { type Queryable, sql, type Sql } from '#platform/database';

/** A task as it passed from one hand to the next. */
export interface HandOverRow {
  dossierId: string;
  step: string;
  agencyId: number;
  givenAt: Date;
  takenAt: Date | null;
  dueAt: Date | null;
  finishedAt: Date | null;
  /** It was opened by the reception itself: the applicant gave it. */
  first: boolean;
  giver: string | null;
  giverAgency: string | null;
  /** Who finished it, else who holds it. */
  receiver: string | null;
  note: string | null;
}

/** What was asked of other agencies. */
const asked = (dossiers: Sql): Sql => sql`
  select o.dossier_id, 'Lấy ý kiến', o.asked_agency_id, o.asked_at, o.claimed_at, o.due_at, o.ended_at, false,
         o.asked_by_name, asking.name,
         coalesce(case when o.state = 'answered' then o.ended_by_name end, claimer.full_name),
         case o.state when 'taken-back' then 'Đã rút lại: ' || o.reason when 'ended' then 'Hồ sơ đã kết thúc' end,
         null::bigint
  from dossier.opinion o
  join organization.agency asking on asking.id = o.asking_agency_id
  left join organization.officer claimer on claimer.id = o.claimed_by
  where o.dossier_id = any(${dossiers})`;

/** What they gave back. */
const answered = (dossiers: Sql): Sql => sql`
  select o.dossier_id, 'Trả lời ý kiến', o.asking_agency_id, o.ended_at, o.ended_at, null::timestamptz, o.ended_at,
         false, o.ended_by_name, asked.name, o.asked_by_name,
         case o.verdict when 'agree' then 'Thống nhất' when 'disagree' then 'Không thống nhất' else 'Ý kiến khác' end,
         null::bigint
  from dossier.opinion o join organization.agency asked on asked.id = o.asked_agency_id
  where o.dossier_id = any(${dossiers}) and o.state = 'answered'`;

const tasks = (dossiers: Sql): Sql => sql`
  select t.dossier_id as "dossierId", t.step_name as step, t.agency_id as "agencyId", t.opened_at as "givenAt",
         case when given.sequence = 1 then t.opened_at else taken.at end as "takenAt", t.due_at as "dueAt",
         t.closed_at as "finishedAt", coalesce(given.sequence = 1, false) as first, given.officer_name as giver,
         given.agency_name as "giverAgency",
         coalesce(done.officer_name, holder.full_name, case when given.sequence = 1 then given.officer_name end) as receiver,
         done.comment as note, t.id as place
  from dossier.task t
  left join lateral (select h.sequence, h.officer_name, h.agency_name from dossier.history h
                     where h.dossier_id = t.dossier_id and h.at = t.opened_at and t.step = any(h.to_steps)
                     order by h.sequence limit 1) given on true
  left join lateral (select h.officer_name, h.comment from dossier.history h
                     where h.dossier_id = t.dossier_id and h.at = t.closed_at and h.from_step = t.step
                     order by h.sequence limit 1) done on true
  left join lateral (select min(a.at) as at from dossier.assignment a
                     where a.task_id = t.id and a.kind in ('policy', 'claim', 'assign')) taken on true
  left join organization.officer holder on holder.id = t.assignee_id
  where t.dossier_id = any(${dossiers})`;

/** Tasks and opinions of dossiers, in the order in which they were given to somebody. One round trip for all. */
export function handOverRows(queryable: Queryable, dossierIds: readonly string[]): Promise<HandOverRow[]> {
  const dossiers = sql`${[...dossierIds]}::uuid[]`;
  return queryable.query<HandOverRow>(sql`
    select * from (${tasks(dossiers)} union all ${asked(dossiers)} union all ${answered(dossiers)}) passed
    order by "dossierId", "givenAt", place`);
}
