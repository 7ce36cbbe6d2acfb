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

/** A task in the hands of one agency after another: each sending ends a part of it, and so does taking it back. */
const PARTS = sql`
  select part.*, coalesce(lag(part.until) over (order by part.until nulls last), t.opened_at) as given_at
  from (select s.at as until, s.from_agency_id as agency_id, s.due_before as due_at, had.full_name as receiver,
               'Chuyển nơi khác: ' || s.reason as note
        from dossier.sending s left join organization.officer had on had.id = s.holder_id
        where s.dossier_id = t.dossier_id and s.task_id = t.id
        union all
        select s.taken_back_at, s.to_agency_id, null, null, 'Nơi chuyển đã rút lại'
        from dossier.sending s
        where s.dossier_id = t.dossier_id and s.task_id = t.id and s.taken_back_at is not null
        union all select null, t.agency_id, t.due_at, null, null) part`;

const tasks = (dossiers: Sql): Sql => sql`
  select t.dossier_id as "dossierId", t.step_name as step, part.agency_id as "agencyId", part.given_at as "givenAt",
         case when given.sequence = 1 then t.opened_at else taken.at end as "takenAt", part.due_at as "dueAt",
         coalesce(part.until, t.closed_at) as "finishedAt", coalesce(given.sequence = 1, false) as first,
         given.officer_name as giver, given.agency_name as "giverAgency",
         case when part.until is not null then part.receiver
              else coalesce(done.officer_name, holder.full_name,
                            case when given.sequence = 1 then given.officer_name end) end as receiver,
         coalesce(part.note, done.note) as note, t.id as place
  from dossier.task t
  cross join lateral (${PARTS}) part
  left join lateral (select h.sequence, h.officer_name, h.agency_name from dossier.history h
                     where h.dossier_id = t.dossier_id and h.at = part.given_at and t.step = any(h.to_steps)
                     order by h.sequence limit 1) given on true
  left join lateral (select case when h.from_step is not null then h.officer_name end as officer_name,
                            case when h.from_step is not null then h.comment else 'Nơi chuyển đã rút lại' end as note
                     from dossier.history h
                     where h.dossier_id = t.dossier_id and h.at = t.closed_at and part.until is null
                       and (h.from_step = t.step or h.action = 'take-back')
                     order by h.sequence limit 1) done on true
  left join lateral (select min(a.at) as at from dossier.assignment a
                     where a.task_id = t.id and a.kind in ('policy', 'claim', 'assign') and a.at >= part.given_at
                       and (part.until is null or a.at < part.until)) taken on true
  left join organization.officer holder on holder.id = t.assignee_id
  where t.dossier_id = any(${dossiers})`;

/** Tasks and opinions of dossiers, in the order in which they were given to somebody. One round trip for all. */
export function handOverRows(queryable: Queryable, dossierIds: readonly string[]): Promise<HandOverRow[]> {
  const dossiers = sql`${[...dossierIds]}::uuid[]`;
  return queryable.query<HandOverRow>(sql`
    select * from (${tasks(dossiers)} union all ${asked(dossiers)} union all ${answered(dossiers)}) passed
    order by "dossierId", "givenAt", place`);
}
