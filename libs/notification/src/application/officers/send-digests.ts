import { Injectable } from '@nestjs/common';
import { civilDate, Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Queues } from '#platform/queue';
import { isMorning } from '../../domain/reminding.ts';
import { beginDigestDay, forgetDigests } from '../../persistence/digests.ts';
import { readReminding } from '../../persistence/reminding.ts';
import { OfficeDays } from './office-days.ts';
import { WriteDigests } from './write-digests.ts';

/** How long it is kept to whom a mail went, and what it said. */
const KEPT_MS = 30 * 86_400_000;

/**
 * Writes the mails of the day, all at once, in the transaction that puts the day down: whoever dies in it has written none, and
 * whoever comes later finds them written.
 */
@Injectable()
export class SendDigests {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendar: OfficeDays,
    private readonly write: WriteDigests,
    private readonly queues: Queues,
  ) {}

  /** @returns how many were written */
  async execute(): Promise<number> {
    const now = this.clock.now();
    const { digestAt } = await readReminding(this.database);
    if (!isMorning(now, digestAt)) return 0;
    const days = await this.calendar.working(now);
    if (days.length === 0) return 0;
    const jobs = await this.database.transaction(async (tx) => {
      if (!(await beginDigestDay(tx, civilDate(now), now))) return [];
      await forgetDigests(tx, new Date(now.getTime() - KEPT_MS));
      return this.write.execute(tx, days, now);
    });
    await this.queues.add(jobs);
    return jobs.length;
  }
}
