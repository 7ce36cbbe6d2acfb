import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { CalendarBook } from '../domain/calendar-book.ts';
import { insertRevision, isEntered, newestRevision } from '../persistence/calendar-revisions.ts';
import type { Holidays, OfficeHours } from './calendar-files.ts';

/**
 * Enters what the files say as a new revision, unless some revision has said it before: run again, it never undoes
 * what an administrator has entered since.
 */
@Injectable()
export class ImportCalendars {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the number of the new revision; `undefined` when there was nothing new
   * @throws InvalidCalendarError with every fault of the files
   */
  execute(holidays: Holidays, { calendars }: OfficeHours): Promise<number | undefined> {
    const { definition } = new CalendarBook({ ...holidays, calendars, overrides: [] }, 0);
    return this.database.transaction(async (tx) => {
      // Whoever enters a revision meanwhile waits, so the number found free stays free.
      await tx.query(sql`lock table calendar.revision in share row exclusive mode`);
      if (await isEntered(tx, definition)) return undefined;
      const number = ((await newestRevision(tx)) ?? 0) + 1;
      await insertRevision(tx, {
        number,
        definition,
        enteredAt: this.clock.now(),
        enteredBy: 'seed',
        ground: holidays.sources.join('; '),
      });
      return number;
    });
  }
}
