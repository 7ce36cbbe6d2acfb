import { readableDate } from '#platform/clock';
import type { BookMakeUpDay, WeeklyCalendar, WrittenHours } from './calendar-book-schema.ts';
import type { MakeUpDay, WeeklyOpening } from './calendar-definition.ts';
import { dayNumber, isoWeekday } from './civil-date.ts';
import type { DayHours } from './day-hours.ts';

/** The book's written forms in the numbers reckoned with. */

export const hoursFrom = (written: WrittenHours): DayHours =>
  written.map(({ opens, closes }) => ({ opens: minutesOf(opens), closes: minutesOf(closes) }));

/** Each of the weekdays of each opening, with the position of the opening in the calendar. */
export const openingsFrom = ({ openings }: WeeklyCalendar): { opening: WeeklyOpening; position: number }[] =>
  openings.flatMap(({ weekdays, opens, closes, validFrom, validTo }, position) =>
    weekdays.map((weekday) => ({
      opening: { weekday, opens: minutesOf(opens), closes: minutesOf(closes), validFrom, validTo },
      position,
    })),
  );

export const makeUpDayFrom = (day: BookMakeUpDay): MakeUpDay =>
  'for' in day
    ? { name: `Làm bù cho ngày ${readableDate(day.for)}`, hoursOf: isoWeekday(dayNumber(day.for)) }
    : { name: day.name, hours: hoursFrom(day.hours) };

/** `07:30` as minutes since midnight. */
function minutesOf(clockTime: string): number {
  const [hours = NaN, minutes = NaN] = clockTime.split(':').map(Number);
  return hours * 60 + minutes;
}
