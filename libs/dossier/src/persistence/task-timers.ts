import { type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import type { TaskTimer, TimerOutcome } from '../domain/dossier-state.ts';
import type { PlannedTimer, RetimedTimer } from '../domain/planned-change.ts';

/** The longest pause before a timer that failed is tried again. */
const LONGEST_PAUSE_SECONDS = 3600;

/** A timer whose time has come, in the hands of the transaction that claimed it. */
export interface DueTimer extends Pick<TaskTimer, 'timer' | 'inWait'> {
  taskId: string;
  dossierId: string;
  firesAt: Date;
}

/**
 * Claims the timer that has been due longest, and its dossier with it: whoever acts on that comes before or after. One
 * that someone else has in hand is passed by, so that nobody waits for another with a lock of their own. The dossier is
 * locked first, or two workers could each lock a timer of it, and the later timer be fired before the earlier.
 */
export async function claimDueTimer(tx: Transaction, now: Date): Promise<DueTimer | undefined> {
  const [due] = await tx.query<DueTimer>(sql`
    select x.task_id::text as "taskId", x.timer, x.in_wait as "inWait", x.fires_at as "firesAt",
           t.dossier_id as "dossierId"
    from dossier.task_timer x
    join dossier.task t on t.id = x.task_id
    join dossier.dossier d on d.id = t.dossier_id
    where x.fired_at is null and x.fires_at <= ${now} and (x.next_attempt_at is null or x.next_attempt_at <= ${now})
    order by x.fires_at
    limit 1
    for no key update of d skip locked
    for update of x skip locked`);
  return due;
}

export interface SettledTimer {
  at: Date;
  outcome: TimerOutcome;
  reason: string | null;
}

/** Writes down what became of a timer; one that is settled stays as it is. @param when SQL condition beside a change */
export const settleTimer = (
  { taskId, timer }: DueTimer,
  { at, outcome, reason }: SettledTimer,
  when: Sql = sql`true`,
): Sql => sql`
  update dossier.task_timer set fired_at = ${at}, outcome = ${outcome}, reason = ${reason}
  where task_id = ${taskId}::bigint and code = ${timer.code} and fired_at is null and ${when}`;

/** Lets a timer that failed be tried again later, after a pause twice as long each time. */
export const postponeTimer = (
  queryable: Queryable,
  { taskId, timer }: DueTimer,
  now: Date,
  reason: string,
): Promise<unknown> =>
  queryable.query(sql`
    update dossier.task_timer
    set attempts = attempts + 1, reason = ${reason.slice(0, 1000)},
        next_attempt_at = ${now}::timestamptz
          + make_interval(secs => least(power(2, least(attempts, 30)), ${LONGEST_PAUSE_SECONDS}))
    where task_id = ${taskId}::bigint and code = ${timer.code} and fired_at is null`);

/** Sets timers of a task that is open again, the one its statement calls `reopened`. */
export const retakenTimers = (timers: readonly PlannedTimer[]): Sql => sql`
  insert into dossier.task_timer (task_id, code, timer, in_wait, fires_at)
  select reopened.id, t.timer ->> 'code', t.timer, t."inWait", t."firesAt"
  from jsonb_to_recordset(${JSON.stringify(timers)}::jsonb) as t(timer jsonb, "inWait" boolean, "firesAt" timestamptz)
  cross join reopened`;

/** Moves timers that have not fired meanwhile. @param when SQL condition beside a change */
export const retimeTimers = (timers: readonly RetimedTimer[], when: Sql = sql`true`): Sql => sql`
  update dossier.task_timer x set fires_at = r."firesAt"
  from jsonb_to_recordset(${JSON.stringify(timers)}::jsonb)
       as r("taskId" bigint, code text, "firesAt" timestamptz)
  where x.task_id = r."taskId" and x.code = r.code and x.fired_at is null and ${when}`;
