import { setTimeout as wait } from 'node:timers/promises';
import { sql } from '#platform/database';
import type { QueueStoreUnderTest, Settings } from '#testing';
import { type Killing, killAtRandom } from './killing-at-random.ts';
import { CHANGES_EACH, fillChanged, pend } from './pending-changes.ts';
import type { Officer } from './officer.ts';
import { type PortalLedger, portalLedger } from './portal-ledger.ts';
import { System } from './system.ts';
import { type HoaBan, hoaBan, receive } from './walk.ts';

const DESK = 'H99.41.01';
/** Of the portal's calls; what is looked at are its dossiers. */
const RECENT_REQUESTS = 1_000;
const LONGEST_MS = 90 * 60_000;

/** What was drained. */
export interface Drained {
  changes: number;
  seconds: number;
  /** Of the portal, log-ins and look-ups included. */
  calls: number;
}

/** A dossier that was received at a desk while others were drained. */
export interface ReceivedMeanwhile {
  /** The answer of the desk. */
  milliseconds: number;
  /** From its change until the portal had taken it. */
  seconds: number;
  /** Changes the portal was told of in between. */
  others: number;
}

/** A system whose portal has many changes to be told of. */
export class DrainingSystem {
  private officers: HoaBan | undefined;
  private administrator: Officer | undefined;

  private constructor(readonly system: System) {}

  static async start(store: QueueStoreUnderTest, settings: Settings = {}): Promise<DrainingSystem> {
    const system = await System.start(
      store,
      { DATABASE_POOL: 16, CALL_TIMEOUT_SECONDS: 4, STALE_SECONDS: 10, ...settings },
      { recentRequests: RECENT_REQUESTS },
    );
    return new DrainingSystem(system);
  }

  /** @returns dossiers with so many changes together, none of them told */
  async pend(changes: number): Promise<string[]> {
    const { database } = this.system;
    const dossiers = await fillChanged(database, DESK, Math.ceil(changes / CHANGES_EACH));
    await pend(database, dossiers);
    return dossiers;
  }

  /** The portal is down for three days, in which workers try in vain. */
  async outage(tries: number): Promise<void> {
    const { system } = this;
    // Signed in before: what a desk does meanwhile is not to wait for that.
    this.officers ??= await hoaBan(system);
    system.misbehave({ target: 'portal', kind: 'down' });
    system.startWorker();
    for (let hours = 0; hours < 72; hours += 12) {
      system.clock.advance({ minutes: 12 * 60 });
      const before = await this.attempts();
      await system.until('it was tried in vain again', async () => {
        const further = (await this.attempts()) - before;
        if (further < tries) throw new Error(`${further} of ${tries} tries`);
      });
    }
    system.mend('portal');
  }

  killWorkers(killing: Killing): Promise<void> {
    // Calls take their time, so that kills find some under way; what the portal has begun it ends without the caller.
    this.system.misbehave({ target: 'portal', kind: 'slow', afterMs: 30, times: 0 });
    return killAtRandom(this.system, () => this.system.portal.calls(), killing);
  }

  /** Waits until no more changes than so many are left to tell. */
  leaves(atMost: number): Promise<void> {
    const fewLeft = async () => {
      const left = await this.left();
      if (left > atMost) throw new Error(`${left} are left`);
    };
    return this.system.until(`at most ${atMost} changes are left to tell`, fewLeft, LONGEST_MS);
  }

  /**
   * Waits until all is told.
   * @param first what happens to begin with
   * @param meanwhile what is done over and over as long as something is left
   */
  async drained({
    first = () => Promise.resolve(),
    meanwhile = () => wait(250),
  }: Partial<Record<'first' | 'meanwhile', () => Promise<unknown>>> = {}): Promise<Drained> {
    const [began, calls, changes] = [performance.now(), this.system.portal.calls(), await this.left()];
    await first();
    while ((await this.left()) > 0 && performance.now() - began < LONGEST_MS) {
      await meanwhile();
      await this.system.until('workers run', () => undefined);
    }
    await this.leaves(0);
    const seconds = (performance.now() - began) / 1000;
    return { changes, seconds, calls: this.system.portal.calls() - calls };
  }

  /** Somebody looks at what the portal refused, finds nothing wrong with it, and has it sent again. */
  async resendSetAside(): Promise<number> {
    this.administrator ??= await this.system.signIn('quantri.tinh');
    const setAside = await this.system.database.query<{ id: string }>(sql`
      select dossier_id as id from portal_sync.publication where state = 'set-aside'`);
    for (const { id } of setAside) {
      const { status, body } = await this.administrator.post(`/publications/${id}/retry`);
      if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
    }
    await wait(250);
    return setAside.length;
  }

  /** A desk receives a dossier, and waits until the portal knows of it. */
  async receiveMeanwhile(): Promise<ReceivedMeanwhile> {
    const { desk } = (this.officers ??= await hoaBan(this.system));
    const asked = performance.now();
    const { id } = await receive(desk);
    const milliseconds = performance.now() - asked;
    await this.system.until('the portal knows of what a desk received', async () => {
      const [row] = await this.system.database.query(sql`
        select from portal_sync.publication where dossier_id = ${id} and sequence = 1 and state = 'sent'`);
      if (!row) throw new Error('not yet');
    });
    const [row] = await this.system.database.query<Omit<ReceivedMeanwhile, 'milliseconds'>>(sql`
      select extract(epoch from live.sent_at - h.at)::float8 as seconds,
             (select count(*)::int from portal_sync.publication p
              where p.sent_at between live.created_at and live.sent_at and p.dossier_id <> live.dossier_id) as others
      from portal_sync.publication live join dossier.history h on h.dossier_id = live.dossier_id and h.sequence = 1
      where live.dossier_id = ${id} and live.sequence = 1`);
    return { milliseconds, ...row! };
  }

  ledger(dossiers?: readonly string[]): Promise<PortalLedger> {
    return portalLedger(this.system, dossiers);
  }

  close(): Promise<void> {
    return this.system.close();
  }

  /** Changes the portal has not been told of. */
  async left(): Promise<number> {
    const [row] = await this.system.database.query<{ left: number }>(sql`
      select count(*)::int as left from portal_sync.publication where state <> 'sent'`);
    return row!.left;
  }

  private async attempts(): Promise<number> {
    const [row] = await this.system.database.query<{ attempts: number }>(sql`
      select sum(attempts)::int as attempts from portal_sync.publication`);
    return row!.attempts;
  }
}
