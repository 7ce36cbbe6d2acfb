import { type Queryable, sql } from '#platform/database';
import type { ReminderPlan, UnansweredRequest } from '../domain/reminding.ts';

export interface WaitingSupplement extends UnansweredRequest {
  dossierId: string;
  /** Sequence of the change that asked. */
  askedIn: number;
  /** The desk that waits. */
  agencyId: number;
}

/** Puts down the waits that have begun, and forgets those that are over. */
export async function followWaits(queryable: Queryable): Promise<void> {
  await queryable.query(sql`
    with over as (
      delete from notification.supplement_reminder r
      where not exists (select from dossier.suspension s
                        where s.dossier_id = r.dossier_id and s.opened_in = r.asked_in and s.ended_at is null))
    insert into notification.supplement_reminder (dossier_id, asked_in, look_at)
    select s.dossier_id, s.opened_in, s.started_at
    from dossier.suspension s
    where s.ended_at is null and s.reason = 'supplement'
      and not exists (select from notification.supplement_reminder r
                      where r.dossier_id = s.dossier_id and r.asked_in = s.opened_in)
    on conflict do nothing`);
}

/** Waits that are to be looked at, held until the transaction ends; other workers take others. */
export const claimWaits = (queryable: Queryable, now: Date, limit: number): Promise<WaitingSupplement[]> =>
  queryable.query<WaitingSupplement>(sql`
    select r.dossier_id as "dossierId", r.asked_in as "askedIn", r.reminded, s.started_at as "askedAt",
           s.request #>> '{supplement,until}' as until, d.receiving_agency_id as "agencyId"
    from notification.supplement_reminder r
    join dossier.suspension s on s.dossier_id = r.dossier_id and s.opened_in = r.asked_in and s.ended_at is null
    join dossier.dossier d on d.id = r.dossier_id
    where r.look_at <= ${now} order by r.look_at limit ${limit} for update of r skip locked`);

export async function writeWaits(
  queryable: Queryable,
  planned: readonly (Pick<WaitingSupplement, 'dossierId' | 'askedIn'> & ReminderPlan)[],
): Promise<void> {
  await queryable.query(sql`
    update notification.supplement_reminder r
    set reminded = coalesce(p.remind, r.reminded), look_at = p."lookAt"
    from jsonb_to_recordset(${JSON.stringify(planned)}::jsonb)
      as p("dossierId" uuid, "askedIn" int, remind smallint, "lookAt" timestamptz)
    where r.dossier_id = p."dossierId" and r.asked_in = p."askedIn"`);
}

/** Whether a request still waits. Whoever answers it, or ends the dossier, does so after this transaction. */
export async function stillWaits(
  queryable: Queryable,
  { dossierId, askedIn }: { dossierId: string; askedIn: number },
): Promise<boolean> {
  const found = await queryable.query(sql`
    select 1 from dossier.dossier d
    where d.id = ${dossierId} and d.status = 'awaiting-supplement' and d.closed_at is null and d.erased_at is null
      and exists (select from dossier.suspension s
                  where s.dossier_id = d.id and s.opened_in = ${askedIn} and s.ended_at is null)
    for share of d`);
  return found.length > 0;
}
