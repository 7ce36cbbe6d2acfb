import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Calendars, NoWorkingTimeError, type WorkingCalendar } from '#working-calendar';
import type { Principal } from '../domain/principal.ts';

/** Outside working hours. */
export interface Closed {
  /** Null when the calendar knows of no working time any more. */
  readonly opensAt: Date | null;
}

/** When administration is open: in the working hours of the agency an administrator has that post at. */
@Injectable()
export class AdministrationHours {
  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly directory: Directory,
    private readonly calendars: Calendars,
  ) {}

  /** @returns undefined while it is open to them */
  async closed(officer: Principal): Promise<Closed | undefined> {
    if (this.config.ADMINISTRATION_HOURS === 'always') return undefined;
    const now = this.clock.now();
    const [book, agency] = await Promise.all([this.calendars.current(), this.directory.finder()]);
    const calendars = officer.positions
      .filter(({ role }) => role === 'administrator')
      .map(({ agencyId }) => book.of(agency(agencyId)));
    if (calendars.some((calendar) => calendar.isOpen(now))) return undefined;
    const openings = calendars.flatMap((calendar) => nextOpening(calendar, now) ?? []);
    return { opensAt: openings.sort((one, other) => one.getTime() - other.getTime())[0] ?? null };
  }
}

/** Undefined for the hours of an agency that has closed for good. */
function nextOpening(calendar: WorkingCalendar, at: Date): Date | undefined {
  try {
    return calendar.nextOpening(at);
  } catch (error) {
    if (error instanceof NoWorkingTimeError) return undefined;
    throw error;
  }
}
