import { setTimeout as wait } from 'node:timers/promises';
import { sql } from '#platform/database';
import type { PortalRequest } from '#simulators';
import type { QueueStoreUnderTest } from '#testing';
import { CHANGES_EACH, fillChanged, pend, tell } from '../../support/pending-changes.ts';
import { System } from '../../support/system.ts';
import type { Pace } from '../measure/rounds.ts';

const DESK = 'H99.41.01';
const PATIENCE_MS = 30 * 60_000;
/** Rates are kept by committing what has become due so often. */
const TICK_MS = 100;
/** Dossiers that change in turn: each again after some seconds. */
const MOVING = 1_000;

/** What came of changes that were committed one after another. */
export interface Told {
  changes: number;
  /** Of the portal, log-ins aside. */
  calls: number;
  /** Seconds from the commit of a change until the portal had taken it. */
  p50: number;
  p99: number;
}

interface Change {
  dossierId: string;
  sequence: number;
}

/** The worker with the settings it has in production, a portal that answers at once, and dossiers that change. */
export class PortalChanges {
  private constructor(
    readonly system: System,
    private readonly agencyId: number,
    private readonly untold: Change[],
  ) {}

  /** @param changes how many there are to be told, beside the first */
  static async start(store: QueueStoreUnderTest, changes: number): Promise<PortalChanges> {
    const system = await System.start(store, {
      ...{ LOG_LEVEL: 'info', DATABASE_POOL: 16, CALL_TIMEOUT_SECONDS: 30 },
      ...{ RELAY_SECONDS: 0.25, SWEEP_SECONDS: 15, STALE_SECONDS: 600, OVERDUE_SCAN_SECONDS: 30 },
      ...{ RETRY_SECONDS: 5, RETRY_LONGEST_SECONDS: 300 },
    });
    system.clock.advance({ minutes: 72 * 60 });
    const dossiers = await fillChanged(system.database, DESK, Math.ceil((changes + 1) / CHANGES_EACH));
    const [desk] = await system.database.query<{ id: number }>(sql`
      select id from organization.agency where code = ${DESK}`);
    system.startWorker();
    const portalChanges = new PortalChanges(system, desk!.id, inTurn(dossiers));
    // Until the worker is there.
    await portalChanges.alone(1);
    return portalChanges;
  }

  /** One change after another, each once the portal has taken the one before. */
  async alone(changes: number): Promise<Told> {
    const before = this.calls;
    const since = this.system.clock.now();
    for (let change = 0; change < changes; change += 1) {
      await this.tell(1);
      await this.taken();
    }
    return this.told(since, before);
  }

  /** So many changes a second, so long. */
  async pace(perSecond: number, seconds: number): Promise<Told> {
    const before = this.calls;
    const [since, began] = [this.system.clock.now(), performance.now()];
    for (let told = 0; told < perSecond * seconds;) {
      const elapsed = Math.min(seconds, (performance.now() - began) / 1000);
      const due = Math.floor(elapsed * perSecond) - told;
      if (due > 0) await this.tell(due);
      told += due;
      await wait(TICK_MS);
    }
    await this.taken();
    return this.told(since, before);
  }

  /** All changes of other dossiers, pending at once as after an outage. */
  async drain(changes: number): Promise<Pace> {
    const { database } = this.system;
    const dossiers = await fillChanged(database, DESK, changes / CHANGES_EACH);
    const before = this.calls;
    await pend(database, dossiers);
    await this.system.until('the next sweep has found them', () => {
      if (this.calls === before) throw new Error('no call yet');
    });
    const began = performance.now();
    await this.taken();
    return { perSecond: changes / ((performance.now() - began) / 1000), failed: 0 };
  }

  /** The product's calls for the changes told last, to be made again. */
  lastCalls(changes: number): PortalRequest[] {
    const calls = this.system.portal.requests().filter(({ stored }) => stored.length > 0);
    let [left, from] = [2 * changes, calls.length];
    while (left > 0 && from > 0) left -= calls[(from -= 1)]!.stored.length;
    return calls.slice(from);
  }

  close(): Promise<void> {
    return this.system.close();
  }

  private get calls(): number {
    return this.system.portal.calls() - this.system.portal.calls('login');
  }

  private tell(changes: number): Promise<unknown> {
    const { database, clock } = this.system;
    return tell(database, this.agencyId, this.untold.splice(0, changes), clock.now());
  }

  private taken(): Promise<void> {
    const nothingLeft = async () => {
      const { events, publications } = await this.system.onItsWay();
      if (events + publications > 0) throw new Error(`${events} events, ${publications} publications`);
    };
    return this.system.until('the portal has taken every change', nothingLeft, PATIENCE_MS);
  }

  private async told(since: Date, callsBefore: number): Promise<Told> {
    const [row] = await this.system.database.query<Omit<Told, 'calls'>>(sql`
      select count(*)::int as changes,
             extract(epoch from percentile_cont(0.5) within group (order by p.sent_at - m.occurred_at))::float8 as p50,
             extract(epoch from percentile_cont(0.99) within group (order by p.sent_at - m.occurred_at))::float8 as p99
      from platform.outbox_message m
      join portal_sync.publication p on p.dossier_id = m.subject_id and p.sequence = (m.payload ->> 'sequence')::int
      where m.occurred_at >= ${since} and p.state = 'sent'`);
    return { ...row!, calls: this.calls - callsBefore };
  }
}

/** The changes of dossiers, some of which change in turn until they have come to their end. */
function inTurn(dossiers: readonly string[]): Change[] {
  const changes: Change[] = [];
  for (let from = 0; from < dossiers.length; from += MOVING) {
    const moving = dossiers.slice(from, from + MOVING);
    for (let sequence = 1; sequence <= CHANGES_EACH; sequence += 1) {
      changes.push(...moving.map((dossierId) => ({ dossierId, sequence })));
    }
  }
  return changes;
}
