import { type Queryable, sql } from '#platform/database';
import type { ClaimedTelling, StateToTell } from '../domain/civil-status.ts';

/** Notes that something happened to these dossiers, as far as they were fetched from the civil-status system. */
export async function hearOfDossiers(
  queryable: Queryable,
  dossierIds: readonly string[],
  now: Date,
): Promise<void> {
  await queryable.query(sql`
    insert into shared_platform.civil_telling as t (dossier_id, code, state, next_at, created_at)
    select a.dossier_id, a.online ->> 'civilStatusCode', 'pending', ${now}::timestamptz, ${now}::timestamptz
    from dossier.applicant a
    where a.dossier_id = any (${[...dossierIds]}::uuid[]) and a.online ->> 'civilStatusCode' is not null
    order by a.dossier_id
    on conflict (dossier_id) do update
    set heard = t.heard + 1, state = case when t.state = 'refused' then 'refused' else 'pending' end,
        settled_at = case when t.state = 'refused' then t.settled_at end,
        next_at = case when t.state = 'told' then excluded.next_at else t.next_at end`);
}

/** Those that are due. @param until when their sender must have ended */
export const claimTellings = (
  queryable: Queryable,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<ClaimedTelling[]> =>
  queryable.query<ClaimedTelling>(sql`
    with due as (
      select t.dossier_id from shared_platform.civil_telling t
      where t.state = 'pending' and t.next_at <= ${now}::timestamptz
      order by t.next_at limit ${limit} for update skip locked)
    update shared_platform.civil_telling t set attempts = t.attempts + 1, next_at = ${until}::timestamptz
    from due where t.dossier_id = due.dossier_id
    returning t.dossier_id as "dossierId", t.code, t.told_sequence as "toldSequence", t.attempts, t.failures, t.heard,
              (select d.code from dossier.dossier d where d.id = t.dossier_id) as "dossierCode"`);

/** Changes of status that were not told yet, in order for each dossier. What leaves the status as it is, is none. */
export const statesToTell = (
  queryable: Queryable,
  claims: readonly ClaimedTelling[],
): Promise<StateToTell[]> =>
  queryable.query<StateToTell>(sql`
    select h.dossier_id as "dossierId", h.sequence, h.status, h.action_name as words, h.at
    from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) as c("dossierId" uuid, "toldSequence" int)
    join dossier.history h on h.dossier_id = c."dossierId" and h.sequence > c."toldSequence"
    where h.status is distinct from h.status_before
    order by h.dossier_id, h.sequence`);

/** One more is told. @param until when the sender must have ended. @returns whether they still have the right to */
export async function advanceTelling(
  queryable: Queryable,
  { dossierId, attempts }: ClaimedTelling,
  { sequence, until }: { sequence: number; until: Date },
): Promise<boolean> {
  const rows = await queryable.query(sql`
    update shared_platform.civil_telling
    set told_sequence = ${sequence}::int, failures = 0, next_at = ${until}::timestamptz
    where dossier_id = ${dossierId} and attempts = ${attempts}::int and state = 'pending'
    returning dossier_id`);
  return rows.length === 1;
}

/** How a try ended. */
export interface TellingEnding {
  state: 'pending' | 'told' | 'refused';
  at: Date;
  nextAt: Date;
  /** In a row, this one among them. */
  failures: number;
  reason: string | null;
}

/** Unless somebody else has taken it over. What was heard meanwhile has it looked at once more at once. */
export async function settleTelling(
  queryable: Queryable,
  { dossierId, attempts, heard }: ClaimedTelling,
  { state, at, nextAt, failures, reason }: TellingEnding,
): Promise<void> {
  const anew = sql`(${state} = 'told' and heard > ${heard}::int)`;
  await queryable.query(sql`
    update shared_platform.civil_telling
    set state = case when ${anew} then 'pending' else ${state} end, reason = ${reason?.slice(0, 500) ?? null},
        failures = ${failures}::int,
        next_at = case when ${anew} then ${at}::timestamptz else ${nextAt}::timestamptz end,
        settled_at = case when ${state} <> 'pending' and not ${anew} then ${at}::timestamptz end
    where dossier_id = ${dossierId} and attempts = ${attempts}::int and state = 'pending'`);
}
