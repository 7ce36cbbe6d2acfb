import { type Queryable, sql } from '#platform/database';

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

/** The tasks of dossiers, in the order they were opened. One round trip for all. */
export const handOverRows = (queryable: Queryable, dossierIds: readonly string[]): Promise<HandOverRow[]> =>
  queryable.query<HandOverRow>(sql`
    select t.dossier_id as "dossierId", t.step_name as step, t.agency_id as "agencyId", t.opened_at as "givenAt",
           case when given.sequence = 1 then t.opened_at else taken.at end as "takenAt", t.due_at as "dueAt",
           t.closed_at as "finishedAt", coalesce(given.sequence = 1, false) as first, given.officer_name as giver,
           given.agency_name as "giverAgency",
           coalesce(done.officer_name, holder.full_name, case when given.sequence = 1 then given.officer_name end) as receiver,
           done.comment as note
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
    where t.dossier_id = any(${[...dossierIds]}::uuid[])
    order by t.dossier_id, t.opened_at, t.id`);
