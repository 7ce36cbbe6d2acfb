import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database';
import { CalendarBook } from '../domain/calendar-book.ts';
import type { CalendarBookDefinition } from '../domain/calendar-book-schema.ts';
import { calendarProblem, refusingInvalid } from '../domain/working-calendar.problems.ts';
import { insertRevision, newestRevision } from '../persistence/calendar-revisions.ts';

export interface CalendarRevisionEntry {
  /** The revision that was looked at. */
  readonly basedOn: number;
  readonly definition: CalendarBookDefinition;
  readonly enteredAt: Date;
  /** Username of who answers for it. */
  readonly enteredBy: string;
  /** The notice or decision it rests on. */
  readonly ground: string;
}

/**
 * Enters the successor of the newest revision. Call `Calendars.forget` after the commit, so that this process sees it
 * at once; others do within seconds.
 */
@Injectable()
export class EnterCalendarRevision {
  /**
   * @returns the number of the new revision
   * @throws Problem `working-calendar.invalid` with every fault; `working-calendar.stale` when the revision it is based
   * on is not the newest
   */
  async execute(tx: Transaction, { basedOn, ...entry }: CalendarRevisionEntry): Promise<number> {
    const number = basedOn + 1;
    refusingInvalid(() => new CalendarBook(entry.definition, number));
    // The number decides between two who enter at once: the second waits for the first, then finds it taken.
    const isNext = (await newestRevision(tx)) === basedOn;
    if (isNext && (await insertRevision(tx, { ...entry, number }))) return number;
    const current = (await newestRevision(tx)) ?? 0;
    throw calendarProblem(
      'working-calendar.stale',
      { revision: current },
      { current: { revision: current } },
    );
  }
}
