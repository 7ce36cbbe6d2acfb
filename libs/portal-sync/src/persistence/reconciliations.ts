import { Inject, Injectable } from '@nestjs/common';
import { civilDate, Clock, startOfDay } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import type { ComparableDossier, RunningReconciliation } from '../domain/reconciliation.ts';
import { keptReason } from './kept-reason.ts';
import { PAUSED } from './pauses.ts';

/** Calls as long as one may take, so many times: one untouched for this long has lost its worker. */
const ABANDONED_AFTER_TIMEOUTS = 4;
/** A portal that was away is asked again after this. */
const PUT_OFF_MS = 60_000;
const DAY_MS = 86_400_000;

const RUNNING = sql`
  r.id, r.attempts, r.kind, r.until_day::text as "untilDay", r.day::text as day, r.began_at as "beganAt"`;

const civilDayOf = (instant: Sql): Sql => sql`(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** What became of a step. */
export interface StepFigures {
  last: ComparableDossier;
  compared: number;
  moving: number;
  differences: number;
  untold: readonly string[];
}

/** How far comparisons have come. Every write is fenced: a worker that was overtaken changes nothing. */
@Injectable()
export class Reconciliations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Begins the night's comparison, from the first day that is not settled until yesterday, unless there is one. */
  async beginNightly(): Promise<void> {
    const now = this.clock.now();
    const hours = (now.getTime() - startOfDay(now).getTime()) / 3_600_000;
    if (hours < this.config.RECONCILIATION_HOUR) return;
    const yesterday = civilDate(new Date(now.getTime() - DAY_MS));
    await this.database.query(sql`
      insert into portal_sync.reconciliation (kind, from_day, until_day, day, began_at)
      select 'nightly', first.day, ${yesterday}::date, first.day, ${now}::timestamptz
      from (select coalesce(
              (select min(day)::date from generate_series(
                 (select min(${civilDayOf(sql`p.sent_at`)}) from (
                    select p.sent_at from portal_sync.publication p where p.state = 'sent' order by p.sent_at limit 1) p),
                 ${yesterday}::date, interval '1 day') day
               where not exists (select from portal_sync.compared_day c where c.day = day::date)),
              ${yesterday}::date) as day) first
      where not exists (select from portal_sync.reconciliation r
                        where r.kind = 'nightly' and (r.ended_at is null or r.until_day >= ${yesterday}::date))
      on conflict do nothing`);
  }

  /** Takes the oldest one that nobody is at. */
  async claim(): Promise<RunningReconciliation | undefined> {
    const now = this.clock.now();
    const lease = ABANDONED_AFTER_TIMEOUTS * this.config.CALL_TIMEOUT_SECONDS * 1000;
    const [claimed] = await this.database.query<RunningReconciliation>(sql`
      with free as (
        select r.id from portal_sync.reconciliation r
        where r.ended_at is null and not ${PAUSED} and (r.not_before is null or r.not_before <= ${now})
          and (r.touched_at is null or r.touched_at <= ${new Date(now.getTime() - lease)})
        order by r.id limit 1 for update skip locked)
      update portal_sync.reconciliation r set attempts = r.attempts + 1, touched_at = ${now}, not_before = null
      from free where r.id = free.id returning ${RUNNING}`);
    return claimed;
  }

  /** @returns false when it was overtaken and must stop. */
  async renew({ id, attempts }: RunningReconciliation): Promise<boolean> {
    const rows = await this.database.query(sql`
      update portal_sync.reconciliation set touched_at = ${this.clock.now()}
      where id = ${id} and attempts = ${attempts} returning id`);
    return rows.length === 1;
  }

  /** Leaves it to whoever comes next. @param reason why the portal could not be asked, which then waits a while */
  async release({ id, attempts }: RunningReconciliation, reason: string | null = null): Promise<void> {
    const notBefore = reason === null ? null : new Date(this.clock.now().getTime() + PUT_OFF_MS);
    const kept = reason === null ? null : keptReason(reason);
    await this.database.query(sql`
      update portal_sync.reconciliation set touched_at = null, not_before = ${notBefore}, last_error = ${kept}
      where id = ${id} and attempts = ${attempts}`);
  }

  /** The next dossiers of its day, in the order they were last sent. */
  nextDossiers({ id, day, beganAt }: RunningReconciliation, most: number): Promise<ComparableDossier[]> {
    const from = startOfCivilDay(day);
    const until = new Date(Math.min(from.getTime() + DAY_MS, beganAt.getTime()));
    return this.database.query<ComparableDossier>(sql`
      select p.dossier_id as "dossierId", coalesce(d.portal_code, d.code) as code, p.sequence, p.attempts, p.sent_at as "sentAt",
             case when d.erased_at is not null or next.state = 'set-aside' then 'aside'
                  when next.state is not null or exists (
                    select from portal_sync.republication w
                    where w.dossier_id = p.dossier_id and w.state in ('wished', 'open')) then 'moving'
                  else 'at-rest' end as standing
      from portal_sync.reconciliation r
      join portal_sync.publication p on p.state = 'sent' and p.sent_at >= ${from} and p.sent_at < ${until}
       and (p.sent_at, p.dossier_id) > (coalesce(r.after_sent, '-infinity'), coalesce(r.after_dossier, ${NO_DOSSIER}::uuid))
      join dossier.dossier d on d.id = p.dossier_id
      left join portal_sync.publication next on next.dossier_id = p.dossier_id and next.sequence = p.sequence + 1
      where r.id = ${id} and (next.state is null or next.state <> 'sent')
      order by p.sent_at, p.dossier_id limit ${most}`);
  }

  /** It has come so far. @returns false when it was overtaken */
  async advance(tx: Transaction, run: RunningReconciliation, figures: StepFigures): Promise<boolean> {
    const { last, compared, moving, differences, untold } = figures;
    const rows = await tx.query(sql`
      update portal_sync.reconciliation r
      set after_sent = (select p.sent_at from portal_sync.publication p
                        where p.dossier_id = ${last.dossierId} and p.sequence = ${last.sequence}),
          after_dossier = ${last.dossierId}, touched_at = ${this.clock.now()},
          compared = r.compared + ${compared}, moving = r.moving + ${moving},
          day_compared = r.day_compared + ${compared}, day_moving = r.day_moving + ${moving},
          differences = r.differences + ${differences}, last_error = null,
          untold = (select coalesce(array_agg(distinct u order by u), '{}') from unnest(r.untold || ${[...untold]}::text[]) u)
      where r.id = ${run.id} and r.attempts = ${run.attempts} returning r.id`);
    return rows.length === 1;
  }

  /**
   * Its day lies behind: settled unless it is today or some of it was on its way. Goes on with the next day on which anything was
   * sent; in the night with the next that is not settled.
   * @returns where it goes on; undefined at its end, or when it was overtaken
   */
  nextDay(run: RunningReconciliation): Promise<RunningReconciliation | undefined> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const [held] = await tx.query<{ compared: number; moving: number }>(sql`
        select day_compared as compared, day_moving as moving from portal_sync.reconciliation
        where id = ${run.id} and attempts = ${run.attempts} for update`);
      if (!held) return undefined;
      if (held.moving === 0 && run.day < civilDate(run.beganAt)) {
        await settle(tx, run.day, held.compared, now);
      }
      const { day, passedOver } = await this.dayAfter(tx, run);
      const [next] = await tx.query<RunningReconciliation>(sql`
        update portal_sync.reconciliation r
        set day = ${day ?? run.day}::date, ended_at = ${day === undefined ? now : null}, touched_at = ${day === undefined ? null : now},
            after_sent = null, after_dossier = null, day_compared = 0, day_moving = 0, days = r.days + 1,
            passed_over = r.passed_over + ${passedOver}
        where r.id = ${run.id} returning ${RUNNING}`);
      return day === undefined ? undefined : next;
    });
  }

  private async dayAfter(
    tx: Transaction,
    { kind, day, untilDay, beganAt }: RunningReconciliation,
  ): Promise<{ day: string | undefined; passedOver: number }> {
    let passedOver = 0;
    let last = day;
    for (;;) {
      const after = new Date(startOfCivilDay(last).getTime() + DAY_MS);
      const [found] = await tx.query<{ day: string; settled: boolean }>(sql`
        select ${civilDayOf(sql`found.first`)}::text as day, c.day is not null as settled
        from (select p.sent_at as first from portal_sync.publication p
              where p.state = 'sent' and p.sent_at >= ${after} and p.sent_at < ${beganAt}
              order by p.sent_at limit 1) found
        left join portal_sync.compared_day c on c.day = ${civilDayOf(sql`found.first`)}`);
      if (!found || found.day > untilDay) return { day: undefined, passedOver };
      if (kind === 'asked' || !found.settled) return { day: found.day, passedOver };
      passedOver += 1;
      last = found.day;
    }
  }
}

const NO_DOSSIER = '00000000-0000-0000-0000-000000000000';

/** The instant a civil day of Viet Nam begins at, which has had no summer time since 1975. */
const startOfCivilDay = (day: string): Date => new Date(`${day}T00:00:00+07:00`);

const settle = (queryable: Queryable, day: string, dossiers: number, now: Date): Promise<unknown> =>
  queryable.query(sql`
    insert into portal_sync.compared_day (day, settled_at, dossiers) values (${day}::date, ${now}, ${dossiers})
    on conflict (day) do update set settled_at = excluded.settled_at, dossiers = excluded.dossiers`);
