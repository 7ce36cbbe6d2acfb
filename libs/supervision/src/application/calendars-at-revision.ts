import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { Calendars } from '#working-calendar';
import type { CalendarOf } from '../domain/plan-thresholds.ts';

/** The calendars of agencies, as a revision of the whole book has them. */
@Injectable()
export class CalendarsAtRevision {
  constructor(
    private readonly calendars: Calendars,
    private readonly directory: Directory,
  ) {}

  async of(revision: number): Promise<CalendarOf> {
    const [book, agencyOf] = [await this.calendars.at(revision), await this.directory.finder()];
    return (agencyId) => book.of(agencyOf(agencyId));
  }
}
