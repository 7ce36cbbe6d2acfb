import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type ClockHistory, nationalVerdict } from '#deadline';
import { type Agency, Directory } from '#organization';
import { Database, sql } from '#platform/database';
import { type CalendarBook, Calendars } from '#working-calendar';
import { type DoubtfulClock, doubtfulClocks } from '../persistence/index-verdicts.ts';
import type { IndexQuestion } from '../persistence/index-facts.ts';

/** Clocks that are reckoned before other requests have their turn. */
const AT_A_TIME = 200;

/** Which dossiers are late by the national index though nothing that was told says so. */
@Injectable()
export class ReckonVerdicts {
  constructor(
    private readonly database: Database,
    private readonly calendars: Calendars,
    private readonly directory: Directory,
  ) {}

  /** @returns their ids */
  async late(question: IndexQuestion): Promise<string[]> {
    return this.lateOf(await doubtfulClocks(this.database, question), question.span.end);
  }

  /** @param end of the period they were known in @returns ids of those that are late */
  async lateOf(clocks: readonly DoubtfulClock[], end: Date): Promise<string[]> {
    if (clocks.length === 0) return [];
    const book = await this.calendars.at(await this.revisionAt(end));
    const agencies = await this.directory.all();
    const late: string[] = [];
    for (const [place, clock] of clocks.entries()) {
      if (place % AT_A_TIME === 0) await setImmediate();
      if (isLate(clock, book, agencies)) late.push(clock.id);
    }
    return late;
  }

  /** The calendar that was in force at the end of the period: a later one must not change a figure. */
  private async revisionAt(end: Date): Promise<number> {
    const [row] = await this.database.query<{ revision: number | null }>(sql`
      select coalesce(max(number) filter (where entered_at < ${end}), min(number)) as revision from calendar.revision`);
    const revision = row?.revision ?? null;
    if (revision === null) throw new Error('no working calendar was entered');
    return revision;
  }
}

function isLate(clock: DoubtfulClock, book: CalendarBook, agencies: ReadonlyMap<number, Agency>): boolean {
  const agency = agencies.get(clock.leadAgencyId);
  if (!agency) throw new Error(`agency ${clock.leadAgencyId} does not exist`);
  const ends = { completedAt: null, returnedAt: null, stoppedAt: clock.heldAt };
  return nationalVerdict(clock.terms, historyOf(clock), ends, book.of(agency)) === 'late';
}

const historyOf = ({
  receivedAt,
  endedAt,
  phaseStarts,
  suspensions,
  extension,
}: DoubtfulClock): ClockHistory => ({
  ...{ receivedAt, endedAt, phaseStarts },
  suspensions: suspensions.map(({ reason, inVain, from, to }) => ({
    ...{ reason, inVain, paper: null, from: new Date(from) },
    to: to === null ? null : new Date(to),
  })),
  extension: extension && { ...extension, at: new Date(extension.at) },
});
