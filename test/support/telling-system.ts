import { sql } from '#platform/database';
import type { QueueStoreUnderTest } from '#testing';
import { type Killing, killAtRandom } from './killing-at-random.ts';
import { System } from './system.ts';
import { type ToldArrivals, toldArrivals } from './told-arrivals.ts';
import { announce, fillTold, type Told } from './told-dossiers.ts';

const DESK = 'H99.41.01';

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
  async killWorkers(killing: Killing): Promise<void> {
    const { system } = this;
    // Gateways take their time, so that kills find calls under way.
    for (const target of ['sms', 'vnpt-sms', 'mail'] as const) {
      system.misbehave({ target, kind: 'slow', afterMs: 30, times: 0 });
    }
    await killAtRandom(system, () => this.calls, killing);
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
