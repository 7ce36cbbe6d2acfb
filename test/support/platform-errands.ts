import fc from 'fast-check';
import { sql } from '#platform/database';
import { demoAccounts } from '#simulators';
import { birthThere } from './civil-office.ts';
import { pdf, upload } from './documents.ts';
import { type ErrandsFound, errandsFound } from './errands-found.ts';
import { System } from './system.ts';
import { BIRTH_ROAD, hoaBan, receive, result, walk } from './walk.ts';

const { storePath, civilStatusPath } = demoAccounts.sharedPlatform;

/** Calls that are done to their end though the caller is gone. */
const SLOW = ['civil-list', 'civil-detail', 'civil-state', 'deposit'] as const;
/** So long, so that kills find some under way. */
const CALL_MS = 150;

/** How often workers die, and when: each after as many calls as chance says, at most so many. */
export interface ErrandKills {
  kills: number;
  seed: number;
  within: number;
}

/**
 * What workers do over the shared platform: dossiers of civil status wait there to be fetched, it is to be told of others, and
 * results are to go into the stores of their owners; as many of each.
 */
export class PlatformErrands {
  /** What was claimed when its worker died: each may have been there already, and was asked or sent again. */
  private cutOff = 0;

  private constructor(
    readonly system: System,
    readonly count: number,
  ) {}

  static async begin(count: number): Promise<PlatformErrands> {
    const system = await System.start(undefined, {
      ...{ CIVIL_STATUS_PATH: civilStatusPath, PERSONAL_STORE_PATH: storePath },
      PERSONAL_STORE_RESULTS: 'KQ.G15.000031',
    });
    const errands = new PlatformErrands(system, count);
    for (let n = 1; n <= count; n += 1) await errands.prepare(n);
    return errands;
  }

  /** One waits there, and one that came from there is at its end here, with a file of its result. */
  private async prepare(n: number): Promise<void> {
    const here = { ...birthThere(n, {}, '01/01/2026 08:00:00'), MaHoSoLT: `LT-99-here-${n}` };
    this.system.sharedPlatform.civilStatus.dossiers.push(birthThere(n), here);
    const officers = await hoaBan(this.system);
    const { id } = await receive(officers.desk);
    const online = { submittedAt: '2026-01-01T08:00:00+07:00', civilStatusCode: here.MaHoSoLT };
    await this.system.database.query(sql`
      update dossier.applicant set online = ${JSON.stringify({ ...online, account: null, asked: null })}::jsonb
      where dossier_id = ${id}`);
    await walk(BIRTH_ROAD, 'issuance', id, officers);
    await upload(officers.clerk, id, pdf(String(n)), { paper: { kind: 'result' } });
    const issuing = { result: { ...result, number: `${n}/TLKS` } };
    await walk([['clerk', 'issuance', 'issue-result', issuing]], 'done', id, officers);
  }

  /** Until a worker has the list and has heard of every dossier and every file; it dies then. */
  async gathered(): Promise<void> {
    this.system.startWorker();
    await this.system.until('all that is to be done is known', async () => {
      const { arrivals, tellings, deposits } = await this.known();
      const { events } = await this.system.onItsWay();
      if (events > 0 || Math.min(arrivals, tellings, deposits) < this.count) {
        throw new Error(JSON.stringify({ arrivals, tellings, deposits, events }));
      }
    });
    await this.die();
    for (const service of SLOW) {
      this.system.misbehave({ target: 'shared-platform', service, kind: 'slow', afterMs: CALL_MS, times: 0 });
    }
  }

  /** @returns how many were killed before all was done */
  async killWorkers({ kills, seed, within }: ErrandKills): Promise<number> {
    const points = fc.sample(fc.noBias(fc.integer({ min: 1, max: within })), { seed, numRuns: kills });
    for (const [killed, point] of points.entries()) {
      const enough = this.calls + point;
      this.system.startWorker();
      await this.system.until('the calls before the next kill', async () => {
        if (this.calls < enough && (await this.known()).left > 0) {
          throw new Error(`${this.calls} of ${enough}`);
        }
      });
      await this.die();
      if ((await this.known()).left === 0) return killed;
    }
    return kills;
  }

  /** Everything is done, by a worker that stays alive. */
  async finished(): Promise<void> {
    this.system.startWorker();
    await this.system.until('all is done', async () => {
      const { left } = await this.known();
      if (left > 0) throw new Error(`${left} are not`);
    });
  }

  async found(): Promise<ErrandsFound & { cutOff: number }> {
    return { ...(await errandsFound(this.system)), cutOff: this.cutOff };
  }

  close(): Promise<void> {
    return this.system.close();
  }

  private get calls(): number {
    return this.system.sharedPlatform.calls().filter(({ service }) => service !== 'token').length;
  }

  /** Every worker dies, and what it held may be taken over. */
  private async die(): Promise<void> {
    await this.system.killWorkers();
    this.cutOff += (await this.known()).claimed;
    this.system.clock.advance({ minutes: 10 });
  }

  private async known(): Promise<{
    arrivals: number;
    tellings: number;
    deposits: number;
    /** Not at its end. */
    left: number;
    claimed: number;
  }> {
    const [row] = await this.system.database.query<Awaited<ReturnType<PlatformErrands['known']>>>(sql`
      with errand as (
        select 'arrival' as kind, state, next_at from shared_platform.civil_arrival
        union all select 'telling', state, next_at from shared_platform.civil_telling
        union all select 'deposit', state, next_at from shared_platform.deposit where state <> 'waiting')
      select count(*) filter (where kind = 'arrival')::int as arrivals,
             count(*) filter (where kind = 'telling')::int as tellings,
             count(*) filter (where kind = 'deposit')::int as deposits,
             count(*) filter (where state = 'pending')::int as left,
             count(*) filter (where state = 'pending' and next_at > ${this.system.clock.now()}::timestamptz)::int as claimed
      from errand`);
    return row!;
  }
}
