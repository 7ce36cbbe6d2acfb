import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { civilDate, startOfDay } from '#platform/clock';
import { Calendars } from '#working-calendar';
import type { WorkingDay } from '../../persistence/digests.ts';

const DAY_MS = 86_400_000;

/** Which agencies work today, and what is new and due soon there. */
@Injectable()
export class OfficeDays {
  constructor(
    private readonly directory: Directory,
    private readonly calendars: Calendars,
  ) {}

  async working(now: Date): Promise<WorkingDay[]> {
    const [agencies, book] = [await this.directory.all(), await this.calendars.current()];
    const [today, morning] = [civilDate(now), startOfDay(now)];
    return [...agencies.values()].flatMap((agency) => {
      const calendar = book.of(agency);
      if (!calendar.isWorkingDay(today)) return [];
      const nextDay = calendar.closingOf(calendar.workingDayAfter(today, 1));
      const since = startOfDay(calendar.add(morning, -1).at);
      return [{ agencyId: agency.id, since, nextDayEnds: new Date(startOfDay(nextDay).getTime() + DAY_MS) }];
    });
  }
}
