import { setTimeout as wait } from 'node:timers/promises';
import { sql } from '#platform/database';
import type { QueueStoreUnderTest } from '#testing';
import { System } from '../../support/system.ts';
import { announce, fillTold, type Told } from '../../support/told-dossiers.ts';
import type { Pace } from '../measure/rounds.ts';

const PATIENCE_MS = 60 * 60_000;

/** Rates are kept by committing what has become due so often. */
const TICK_MS = 100;
/** Over SMS and by e-mail. */
export const MESSAGES_A_PERSON = 2;

/** Seconds from the commit of what is told to the first call of a gateway. */
export interface Waited {
  p50: number;
  p99: number;
  /** How many they were, and from the first commit to the last answer. */
  messages: number;
  seconds: number;
}

/** People of one desk, who can be told something once each. */
export interface Desk {
  agencyId: number;
  untold: Told[];
}

/** The worker with the settings it has in production, gateways that answer at once, and people to be told. */
export class Messages {
  private constructor(readonly system: System) {}

  static async start(store: QueueStoreUnderTest): Promise<Messages> {
    const system = await System.start(store, {
      ...{ LOG_LEVEL: 'info', DATABASE_POOL: 16, SMS_PER_SECOND: 100_000, CALL_TIMEOUT_SECONDS: 30 },
      ...{ RELAY_SECONDS: 0.25, SWEEP_SECONDS: 15, STALE_SECONDS: 600, OVERDUE_SCAN_SECONDS: 30 },
    });
    system.startWorker();
    return new Messages(system);
  }

  async desk(code: string, people: number): Promise<Desk> {
    const untold = await fillTold(this.system.database, code, people);
    const [desk] = await this.system.database.query<{ id: number }>(sql`
      select id from organization.agency where code = ${code}`);
    return { agencyId: desk!.id, untold };
  }

  /** Commits it for so many people in one transaction, and waits until all messages are gone. */
  async drain(desk: Desk, people: number): Promise<Pace> {
    const began = performance.now();
    await this.tell(desk, people);
    await this.gone();
    return {
      perSecond: (people * MESSAGES_A_PERSON) / ((performance.now() - began) / 1000),
      failed: await this.failed(),
    };
  }

  /** Commits it for so many people a second, so long. @returns what they waited, and how long all of it took */
  async pace(desk: Desk, perSecond: number, seconds: number): Promise<Waited> {
    const [since, began] = [this.system.clock.now(), performance.now()];
    for (let told = 0; told < perSecond * seconds;) {
      const elapsed = Math.min(seconds, (performance.now() - began) / 1000);
      const due = Math.floor(elapsed * perSecond) - told;
      if (due > 0) await this.tell(desk, due);
      told += due;
      await wait(TICK_MS);
    }
    await this.gone(desk);
    return this.waited(desk, since);
  }

  async tell(desk: Desk, people: number): Promise<void> {
    const { database, clock } = this.system;
    await announce(database, desk.agencyId, desk.untold.splice(0, people), clock.now());
  }

  /** Waits until every message has been sent, of one desk or at all. */
  gone(desk?: Desk): Promise<void> {
    const nothingLeft = async () => {
      const left = await this.left(desk);
      if (left > 0) throw new Error(`${left} are left`);
    };
    return this.system.until('every message is gone', nothingLeft, PATIENCE_MS);
  }

  /** Messages that are not sent, and people nothing has been written to. */
  async left(desk?: Desk): Promise<number> {
    const agencyId = desk?.agencyId ?? null;
    const [left] = await this.system.database.query<{ left: number }>(sql`
      select ((select count(*) from platform.outbox_message
               where state = 'pending' and (${agencyId}::int is null or agency_id = ${agencyId}))
            + (select count(*) from notification.delivery
               where state in ('pending', 'sending') and (${agencyId}::int is null or agency_id = ${agencyId})))::int as left`);
    return left!.left;
  }

  close(): Promise<void> {
    return this.system.close();
  }

  /** Of what a desk told since some time of the system's. */
  private async waited(desk: Desk, since: Date): Promise<Waited> {
    const [row] = await this.system.database.query<Waited>(sql`
      select extract(epoch from percentile_cont(0.5) within group (order by a.waited))::float8 as p50,
             extract(epoch from percentile_cont(0.99) within group (order by a.waited))::float8 as p99,
             count(*)::int as messages,
             extract(epoch from max(a.ended_at) - min(d.happened_at))::float8 as seconds
      from notification.attempt a join notification.delivery d on d.id = a.delivery_id
      where a.number = 1 and d.agency_id = ${desk.agencyId} and d.happened_at >= ${since}`);
    return row!;
  }

  private async failed(): Promise<number> {
    const [row] = await this.system.database.query<{ failed: number }>(sql`
      select count(*)::int as failed from notification.delivery where state not in ('sent', 'delivered')`);
    return row!.failed;
  }
}
