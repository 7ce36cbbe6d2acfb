import { Inject, Injectable } from '@nestjs/common';
import { lateIfDueBefore } from '#deadline';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { Calendars } from '#working-calendar';
import { clearNotices } from '../../persistence/clear-notices.ts';
import { noticesOfDue, noticesOfFailures, type Soon } from '../../persistence/write-notices.ts';

/** A message that failed is found by each of the rounds of this time; it is told once. */
const FAILED_LATELY_MS = 86_400_000;

/** Nobody reads what is two months old. */
const KEPT_MS = 60 * 86_400_000;

/** Cleared away by one statement. */
const BATCH = 5000;

/** Writes into officers' lists what comes with time, and clears away what matters no longer. */
@Injectable()
export class LookAfterNotices {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    const lateBefore = lateIfDueBefore(now, this.config.LATENESS_COMPARISON);
    await noticesOfDue(this.database, await this.soon(now), { now, lateBefore });
    await noticesOfFailures(this.database, { now, since: new Date(now.getTime() - FAILED_LATELY_MS) });
    const oldBefore = new Date(now.getTime() - KEPT_MS);
    while ((await clearNotices(this.database, { lateBefore, oldBefore }, BATCH)) === BATCH);
  }

  /** The end of the next working day, agency by agency. */
  private async soon(now: Date): Promise<Soon[]> {
    const [agencies, book] = [await this.directory.all(), await this.calendars.current()];
    return [...agencies.values()].map((agency) => {
      const calendar = book.of(agency);
      return {
        agencyId: agency.id,
        before: calendar.closingOf(calendar.workingDayAfter(calendar.dateOf(now), 1)),
      };
    });
  }
}
