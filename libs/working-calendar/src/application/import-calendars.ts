import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { DataSource, type EntityManager } from 'typeorm';
import { OpeningEntity, SpecialDayEntity } from '../persistence/calendar.entity.ts';
import type { Holidays, OfficeHours } from './calendar-files.ts';

/** Replaces the working calendars by what the files say, and tells every process to build theirs anew. */
@Injectable()
export class ImportCalendars {
  constructor(private readonly source: DataSource) {}

  execute(holidays: Holidays, officeHours: OfficeHours): Promise<void> {
    return this.source.transaction(async (manager) => {
      await manager.getRepository(OpeningEntity).deleteAll();
      await manager.getRepository(OpeningEntity).insert(openingsOf(officeHours));
      await manager.getRepository(SpecialDayEntity).deleteAll();
      await manager.getRepository(SpecialDayEntity).insert(specialDaysOf(holidays));
      await raiseRevision(manager, holidays.publishedUntil);
    });
  }
}

const openingsOf = ({ calendars }: OfficeHours) =>
  calendars.flatMap(({ code, validFrom, openings }) =>
    openings.flatMap(({ weekdays, opens, closes }) =>
      weekdays.map((weekday) => ({
        calendar: code,
        weekday,
        opens: minutesOf(opens),
        closes: minutesOf(closes),
        validFrom,
        validTo: null,
      })),
    ),
  );

const specialDaysOf = ({ daysOff, makeUpDays }: Holidays) => [
  ...daysOff.map(({ date, name }) => ({ day: date, kind: 'off', name, hoursOf: null })),
  ...makeUpDays.map(({ date, for: instead }) => ({
    day: date,
    kind: 'working',
    name: `Làm bù cho ngày ${DateTime.fromISO(instead).toFormat('dd/MM/yyyy')}`,
    hoursOf: DateTime.fromISO(instead).weekday,
  })),
];

const raiseRevision = (manager: EntityManager, publishedUntil: string) =>
  manager.query(
    `insert into calendar.revision (number, published_until) values (1, $1)
     on conflict (one_row) do update set number = revision.number + 1, published_until = excluded.published_until`,
    [publishedUntil],
  );

const minutesOf = (clockTime: string): number => {
  const { hour, minute } = DateTime.fromISO(clockTime);
  return hour * 60 + minute;
};
