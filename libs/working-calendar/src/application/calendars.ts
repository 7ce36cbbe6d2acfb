import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { CalendarBook } from '../domain/calendar-book.ts';
import { calendarBookSchema } from '../domain/calendar-book-schema.ts';
import { newestRevision, storedDefinition } from '../persistence/calendar-revisions.ts';

/** How long a process may reckon with a revision that another process has succeeded, in milliseconds. */
const FRESH_FOR = 5_000;

/** Books kept built: the one in force, and those a process may still be explaining dossiers by. */
const KEPT = 8;

/** The calendar books by revision, each built once and shared by every reckoning. */
@Injectable()
export class Calendars {
  /** In the order they were last asked for. */
  private readonly books = new Map<number, CalendarBook>();
  private newest: { revision: number; checkedAt: number } | undefined;

  constructor(private readonly database: Database) {}

  /**
   * The newest revision, as it was at most five seconds ago.
   * @throws Error when none was entered
   */
  async current(): Promise<CalendarBook> {
    const now = performance.now();
    if (!this.newest || now - this.newest.checkedAt >= FRESH_FOR) {
      const revision = await newestRevision(this.database);
      if (revision === undefined) throw new Error('no working calendar was entered');
      this.newest = { revision, checkedAt: now };
    }
    return this.at(this.newest.revision);
  }

  /**
   * One revision, newest or not: what a dossier was reckoned by.
   * @throws Error when there is no such revision
   */
  async at(revision: number): Promise<CalendarBook> {
    const book = this.books.get(revision) ?? (await this.build(revision));
    this.books.delete(revision);
    this.books.set(revision, book);
    const [oldest] = this.books.keys();
    if (oldest !== undefined && this.books.size > KEPT) this.books.delete(oldest);
    return book;
  }

  /** Makes `current` look again: after a revision was entered, and where an older one would do harm. */
  forget(): void {
    this.newest = undefined;
  }

  private async build(revision: number): Promise<CalendarBook> {
    const stored = await storedDefinition(this.database, revision);
    if (stored === undefined) throw new Error(`there is no calendar revision ${revision}`);
    return new CalendarBook(calendarBookSchema.parse(stored), revision);
  }
}
