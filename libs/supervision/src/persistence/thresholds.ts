import { type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import type { ToldRung } from '../domain/ladder.ts';
import type { PlannedThreshold } from '../domain/plan-thresholds.ts';

/** Puts dossiers down to be planned; in one order, so that of two writers none waits for the other. */
export const askForPlans = (queryable: Queryable, ids: readonly string[], at: Date): Promise<unknown> =>
  queryable.queryPrepared(sql`
    insert into supervision.unplanned (dossier_id, asked_at)
    select id, ${at}::timestamptz from unnest(${[...ids]}::uuid[]) id order by id
    on conflict do nothing`);

/**
 * Takes dossiers to be planned; what happens to them from now on puts them down again, once this transaction is over. What
 * their clock says is to be read after this statement.
 */
export async function takeUnplanned(tx: Transaction, limit: number): Promise<string[]> {
  const taken = await tx.query<{ id: string }>(sql`
    delete from supervision.unplanned where dossier_id in (
      select dossier_id from supervision.unplanned order by asked_at limit ${limit} for update skip locked)
    returning dossier_id as id`);
  return taken.map(({ id }) => id);
}

/** Tasks of these dossiers, each with those whose place it took when the dossier moved to newer versions of its workflow. */
const tasksBefore = (dossierIds: readonly string[]): Sql => sql`
  select t.id as task_id, t.began_at, t.replaces as before from dossier.task t
  where t.dossier_id = any(${[...dossierIds]}::uuid[]) and t.replaces is not null
  union
  select r.task_id, r.began_at, t.replaces from replaced r join dossier.task t on t.id = r.before
  where t.replaces is not null`;

/**
 * Replaces what has not fired of these dossiers by what is planned now. What has fired of the same limit stays so. Of an extended
 * one, and of a step that went on under a newer version, only what was not reached before, or had not fired, comes again.
 */
export async function replaceThresholds(
  tx: Transaction,
  dossierIds: readonly string[],
  planned: readonly PlannedThreshold[],
): Promise<void> {
  await tx.query(sql`
    with recursive plan as (
      select * from jsonb_to_recordset(${JSON.stringify(planned)}::jsonb)
        as p("dossierId" uuid, "taskId" bigint, share smallint, "givenAt" timestamptz, "dueAt" timestamptz,
             "firesAt" timestamptz, tell jsonb, passed boolean)),
    replaced as (${tasksBefore(dossierIds)}),
    gone as (
      delete from supervision.threshold th
      where th.dossier_id = any(${[...dossierIds]}::uuid[]) and th.fired_at is null
        and not exists (
          select from plan p
          where p."dossierId" = th.dossier_id and p."taskId" = th.task_id and p.share = th.share
            and p."givenAt" = th.given_at)),
    kept as (
      update supervision.threshold th set due_at = p."dueAt", fires_at = p."firesAt", tell = p.tell
      from plan p
      where p."dossierId" = th.dossier_id and p."taskId" = th.task_id and p.share = th.share
        and p."givenAt" = th.given_at and th.fired_at is null)
    insert into supervision.threshold (dossier_id, task_id, share, given_at, due_at, fires_at, tell)
    select p."dossierId", p."taskId", p.share, p."givenAt", p."dueAt", p."firesAt", p.tell
    from plan p
    where not p.passed and not exists (
      select from supervision.threshold th
      where th.dossier_id = p."dossierId" and th.task_id = p."taskId" and th.share = p.share
        and th.fired_at is not null and p."firesAt" <= p."givenAt")
      and not exists (
        select from replaced r
        join supervision.threshold th on th.dossier_id = p."dossierId" and th.task_id = r.before and th.share = p.share
          and th.given_at = p."givenAt"
        where r.task_id = p."taskId" and p."firesAt" <= r.began_at and th.fired_at is not null)
    on conflict on constraint threshold_once do nothing`);
}

/** A threshold that was reached and is told of now. */
export interface FiredThreshold {
  dossierId: string;
  taskId: string;
  share: number;
  dueAt: Date;
  firesAt: Date;
  tell: ToldRung[];
  missed: boolean;
  /** Whose work it is. */
  agencyId: number;
}

/**
 * Settles thresholds that are due, the longest due first, past what another has in hand. Only of clocks that run and are still
 * due when it was planned: what has changed is planned anew.
 * @param missedBefore what was to fire before then did so while nobody looked
 */
export const fireDue = (
  tx: Transaction,
  { now, missedBefore, limit }: { now: Date; missedBefore: Date; limit: number },
): Promise<FiredThreshold[]> =>
  tx.query<FiredThreshold>(sql`
    with due as (
      select th.dossier_id, th.task_id, th.share, th.given_at, coalesce(t.agency_id, d.lead_agency_id) as agency_id
      from supervision.threshold th
      join dossier.dossier d on d.id = th.dossier_id
      left join dossier.task t on t.id = th.task_id
      where th.fired_at is null and th.fires_at <= ${now}
        and d.completed_at is null and d.closed_at is null and d.clock = 'running'
        and case when th.task_id = 0 then d.due_at = th.due_at
                 else t.closed_at is null and t.due_at = th.due_at end
      order by th.fires_at
      limit ${limit}
      for update of th skip locked)
    update supervision.threshold th set fired_at = ${now}, missed = th.fires_at < ${missedBefore}
    from due
    where th.dossier_id = due.dossier_id and th.task_id = due.task_id and th.share = due.share
      and th.given_at = due.given_at
    returning th.dossier_id as "dossierId", th.task_id::text as "taskId", th.share, th.due_at as "dueAt",
              th.fires_at as "firesAt", th.tell, th.missed, due.agency_id as "agencyId"`);

/**
 * Puts down to be planned what was to fire and cannot, since its due time is another without anything having been told of it: a
 * calendar moved the step alone. @returns of how many dossiers
 */
export async function askForStale(tx: Transaction, now: Date, limit: number): Promise<number> {
  const stale = await tx.query(sql`
    insert into supervision.unplanned (dossier_id, asked_at)
    select distinct th.dossier_id, ${now}::timestamptz
    from supervision.threshold th
    left join dossier.dossier d on d.id = th.dossier_id and d.completed_at is null and d.closed_at is null
      and d.clock = 'running'
    left join dossier.task t on t.id = th.task_id and t.closed_at is null
    where th.fired_at is null and th.fires_at <= ${now}
      and (d.id is null or case when th.task_id = 0 then d.due_at else t.due_at end is distinct from th.due_at)
    order by 1 limit ${limit}
    on conflict do nothing
    returning dossier_id`);
  return stale.length;
}
