import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import {
  amendBook,
  CalendarBook,
  type CalendarAmendment,
  Calendars,
  calendarProblem,
  refusingInvalid,
} from '#working-calendar';
import { agenciesNamed } from '../domain/calendar-change.ts';
import { calendarChangeProblem } from '../domain/calendar-change.problems.ts';

/** Makes the book that amendments would give, and refuses those that are impossible. */
@Injectable()
export class AmendedBook {
  constructor(
    private readonly calendars: Calendars,
    private readonly directory: Directory,
  ) {}

  /**
   * @param basedOn the revision that was looked at; absent = the newest
   * @throws working-calendar.stale, .invalid with every fault, calendar-change.agency-unknown
   */
  async execute(amendments: readonly CalendarAmendment[], basedOn?: number): Promise<CalendarBook> {
    this.calendars.forget();
    const current = await this.calendars.current();
    if (basedOn !== undefined && basedOn !== current.revision) {
      throw calendarProblem(
        'working-calendar.stale',
        { revision: current.revision },
        { current: { revision: current.revision } },
      );
    }
    await this.demandKnown(agenciesNamed(amendments));
    return refusingInvalid(
      () => new CalendarBook(amendBook(current.definition, amendments), current.revision + 1),
    );
  }

  private async demandKnown(codes: readonly string[]): Promise<void> {
    const agencies = await this.directory.all();
    const known = new Set([...agencies.values()].map(({ code }) => code));
    const unknown = codes.filter((code) => !known.has(code));
    if (unknown.length > 0) {
      throw calendarChangeProblem('calendar-change.agency-unknown', { codes: unknown.join(', ') });
    }
  }
}
