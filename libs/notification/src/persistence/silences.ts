import { type Queryable, sql, type Sql } from '#platform/database';
import type { DossierStatus } from '#workflow';

/** Who is to be heard of since when, by the agency that has the dossier. */
export interface Hearing {
  agencyId: number;
  since: Date;
}

export interface Silence {
  dossierId: string;
  /** When the applicant last heard of it. */
  since: Date;
}

/** What is on its way, or has gone out, has been heard; what did not arrive has not. */
const HEARD = sql`n.state in ('pending', 'sending', 'sent', 'delivered')`;

/** Where it is the applicant's turn; of what they must bring they are reminded. */
const THEIR_TURN: readonly DossierStatus[] = ['awaiting-supplement', 'awaiting-finance'];

/** Runs, and waits for an agency: of `dossier.dossier d`. */
const IN_WORK: Sql = sql`
  d.completed_at is null and d.closed_at is null and d.clock = 'running'
  and d.status <> all(${[...THEIR_TURN]}::text[])`;

/**
 * Finds silences that nobody has ended, and writes down that this one is. Each dossier that runs is asked for its own messages: the
 * latest of them decides. @returns those it wrote down
 */
export const noticeSilences = (
  queryable: Queryable,
  hearings: readonly Hearing[],
  now: Date,
  limit: number,
): Promise<(Silence & { agencyId: number })[]> =>
  queryable.query<Silence & { agencyId: number }>(sql`
    insert into notification.silence (dossier_id, since, noticed_at)
    select d.id, heard.at, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(hearings)}::jsonb) as h("agencyId" int, since timestamptz)
    join dossier.dossier d on d.lead_agency_id = h."agencyId"
    cross join lateral (
      select greatest(d.received_at, (
        select max(coalesce(n.sent_at, n.created_at)) from notification.delivery n
        where n.dossier_id = d.id and ${HEARD})) as at) heard
    where ${IN_WORK} and d.received_at <= h.since and heard.at <= h.since
      and not exists (select from notification.silence s where s.dossier_id = d.id and s.since = heard.at)
    limit ${limit}
    on conflict do nothing
    returning dossier_id as "dossierId", since,
      (select lead_agency_id from dossier.dossier d where d.id = dossier_id) as "agencyId"`);

/** Where a dossier is. */
export interface Whereabouts {
  /** Of the latest change. */
  sequence: number;
  /** Null = no step is open. */
  step: string | null;
  agencyId: number;
  /** Who has the step; null = nobody of the post yet. */
  officer: string | null;
  since: Date;
}

/** Where a dossier is whose applicant has heard nothing since; undefined when that is so no longer. */
export async function stillSilent(
  queryable: Queryable,
  { dossierId, since }: Silence,
): Promise<Whereabouts | undefined> {
  const [found] = await queryable.query<Whereabouts>(sql`
    select d.version as sequence, t.step_name as step, coalesce(t.agency_id, d.lead_agency_id) as "agencyId",
           o.full_name as officer, coalesce(t.opened_at, d.received_at) as since
    from dossier.dossier d
    left join lateral (
      select * from dossier.task t where t.dossier_id = d.id and t.closed_at is null and t.arrived >= t.waits_for
      order by t.opened_at, t.id limit 1) t on true
    left join organization.officer o on o.id = t.assignee_id
    where d.id = ${dossierId} and ${IN_WORK} and d.erased_at is null
      and not exists (select from notification.delivery n
                      where n.dossier_id = d.id and ${HEARD}
                        and date_trunc('milliseconds', coalesce(n.sent_at, n.created_at)) > ${since})
    for share of d`);
  return found;
}
