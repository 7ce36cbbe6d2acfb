import { Inject, Injectable } from '@nestjs/common';
import { lateIfDueBefore } from '#deadline';
import { SECRECY_LEVELS } from '#organization';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { type QueuedJob, Queues } from '#platform/queue';
import {
  claimUntold,
  followUntold,
  restAfterTelling,
  takeUntold,
  type UntoldReader,
} from '../../persistence/untold-notices.ts';
import { WriteLadderMessages } from './write-ladder-messages.ts';

/** Officers written to in one transaction. */
const BATCH = 50;

/** Whoever was written to hears the rest after this: thousands may come within minutes. Who is urged on hears at once. */
const REST_MS = 10 * 60_000;

/**
 * Tells officers outside the system what they have not been told: each one letter and one text for all there is. Taking it and
 * writing are one transaction, in which nobody else writes to that officer.
 */
@Injectable()
export class TellOutside {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly write: WriteLadderMessages,
    private readonly queues: Queues,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns how many messages it wrote */
  async execute(): Promise<number> {
    await followUntold(this.database);
    let written = 0;
    for (let [after, officers] = [0, BATCH]; officers === BATCH;) {
      const batch = await this.tellSome(after);
      if (batch.jobs.length > 0) await this.queues.add(batch.jobs);
      [after, officers] = [batch.officers.at(-1) ?? after, batch.officers.length];
      written += batch.jobs.length;
    }
    return written;
  }

  private tellSome(after: number): Promise<{ officers: number[]; jobs: QueuedJob[] }> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const restedBefore = new Date(now.getTime() - REST_MS);
      const officers = await claimUntold(tx, { restedBefore, after, limit: BATCH });
      if (officers.length === 0) return { officers, jobs: [] };
      const lateBefore = lateIfDueBefore(now, this.config.LATENESS_COMPARISON);
      const readers = await takeUntold(tx, officers, lateBefore, SECRECY_LEVELS);
      await restAfterTelling(
        tx,
        readers.map(({ officerId }) => officerId),
        now,
      );
      const told = readers.map((reader) => ({ ...reader, at: freeSince(reader, now) }));
      return { officers, jobs: await this.write.execute(tx, told, now) };
    });
  }
}

/** What rested has not waited until then: figures of how long messages wait are of those that might go. */
function freeSince({ at, toldAt }: UntoldReader, now: Date): Date {
  const rested = toldAt === null ? 0 : toldAt.getTime() + REST_MS;
  return new Date(Math.min(Math.max(at.getTime(), rested), now.getTime()));
}
