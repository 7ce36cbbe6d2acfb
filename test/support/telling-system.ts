import fc from 'fast-check';
import { sql } from '#platform/database';
import type { QueueStoreUnderTest } from '#testing';
import { System } from './system.ts';
import { type ToldArrivals, toldArrivals } from './told-arrivals.ts';
import { announce, fillTold, type Told } from './told-dossiers.ts';

const DESK = 'H99.41.01';

/** Which workers die, and when. */
export interface Killing {
  kills: number;
  seed: number;
  /** Each kill comes after as many calls as chance says, fewer than these. */
  within: number;
  /** Before which kill the queues are lost with everything in them. */
  wipeAt: number;
}

/** A system with two SMS gateways that tells many people of one desk what became of their dossiers. */
export class TellingSystem {
  private constructor(
    readonly system: System,
    private readonly agencyId: number,
    private untold: readonly Told[],
  ) {}

  /** @param people how many there are to be told something */
  static async start(store: QueueStoreUnderTest, people: number): Promise<TellingSystem> {
    const system = await System.start(store, {
      ...{ SMS_GATEWAYS: 'viettel,vnpt', SMS_PER_SECOND: 100_000 },
      ...{ CALL_TIMEOUT_SECONDS: 4, STALE_SECONDS: 10 },
    });
    const untold = await fillTold(system.database, DESK, people);
    const [desk] = await system.database.query<{ id: number }>(sql`
      select id from organization.agency where code = ${DESK}`);
    return new TellingSystem(system, desk!.id, untold);
  }

  /** Commits what the next people are to be told. @returns who they are */
  async tell(people: number): Promise<readonly Told[]> {
    const told = this.untold.slice(0, people);
    this.untold = this.untold.slice(people);
    await announce(this.system.database, this.agencyId, told);
    return told;
  }

  /** Kills one of two workers, again and again, while what was told last is on its way. */
  async killWorkers({ kills, seed, within, wipeAt }: Killing): Promise<void> {
    const { system, calls: before } = this;
    // Gateways take their time, so that kills find calls under way.
    for (const target of ['sms', 'vnpt-sms', 'mail'] as const) {
      system.misbehave({ target, kind: 'slow', afterMs: 30, times: 0 });
    }
    const workers = [system.startWorker(), system.startWorker()];
    const points = fc.sample(fc.noBias(fc.nat({ max: within - 1 })), { seed, numRuns: kills });
    for (const [kill, point] of points.sort((one, other) => one - other).entries()) {
      await system.until(`the calls before kill ${kill + 1}`, () => {
        const calls = this.calls - before;
        if (calls < point) throw new Error(`${calls} of ${point}`);
      });
      if (kill === wipeAt) await system.wipeQueues();
      await system.kill(workers[kill % 2]!);
      workers[kill % 2] = system.startWorker();
    }
  }

  /** Waits until no message is on its way. */
  async told(patienceMs?: number): Promise<void> {
    await this.system.until(
      'everything has been told',
      async () => {
        const { events, messages } = await this.system.onItsWay();
        if (events + messages > 0) throw new Error(`${events} events, ${messages} messages`);
      },
      patienceMs,
    );
  }

  arrivals(told: readonly Told[]): Promise<ToldArrivals> {
    return toldArrivals(this.system, told);
  }

  close(): Promise<void> {
    return this.system.close();
  }

  /** How often the gateways were called, whatever they made of it. */
  private get calls(): number {
    const { sms, vnptSms, mail } = this.system;
    return sms.requests().length + vnptSms.requests().length + mail.messages().length;
  }
}
