import fc from 'fast-check';
import type { CalendarDefinition, MakeUpDay, WeeklyOpening } from '../src/domain/calendar-definition.ts';
import { at } from './viet-nam-calendars.ts';

const DAY = 86_400_000;

/** Any instant, to the millisecond, from midnight of the first date to the end of the last. */
export const instants = (firstDate: string, lastDate: string): fc.Arbitrary<Date> =>
  fc
    .integer({ min: at(`${firstDate} 00:00`).getTime(), max: at(`${lastDate} 23:59`).getTime() })
    .map((milliseconds) => new Date(milliseconds));

/** Any date from the first of 2025 on, that many days of it. */
export const datesOf2025 = (days: number): fc.Arbitrary<string> =>
  fc
    .integer({ min: 0, max: days - 1 })
    .map((day) => new Date(Date.UTC(2025, 0, 1) + day * DAY).toISOString().slice(0, 10));

const dates = datesOf2025(400);

const weekdays = fc.integer({ min: 1, max: 7 });

/** One to three intervals in any order, cut from up to six distinct moments of the day. */
const intervalsOfADay = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 })
  .map((moments) => {
    const inOrder = moments.toSorted((a, b) => a - b);
    return Array.from({ length: Math.floor(inOrder.length / 2) }, (_, pair) => ({
      opens: inOrder[pair * 2] ?? 0,
      closes: inOrder[pair * 2 + 1] ?? 0,
    }));
  })
  .chain((intervals) => fc.shuffledSubarray(intervals, { minLength: intervals.length }));

/** A day with the hours of a weekday, which may have none, or with one to three intervals of its own. */
const makeUpDays: fc.Arbitrary<MakeUpDay> = fc.oneof(
  weekdays.map((hoursOf) => ({ name: 'Làm bù', hoursOf })),
  intervalsOfADay.map((hours) => ({ name: 'Làm thêm', hours })),
);

const openingsOf = (validFrom: string, validTo: string | null): fc.Arbitrary<WeeklyOpening[]> =>
  fc
    .array(fc.tuple(weekdays, intervalsOfADay), { minLength: 1, maxLength: 7 })
    .map((days) =>
      [...new Map(days)].flatMap(([weekday, intervals]) =>
        intervals.map((interval) => ({ weekday, ...interval, validFrom, validTo })),
      ),
    );

/**
 * Calendars of 2025 with odd hours on odd days, which may change on 01/07 and may end for good, days off, make-up days
 * and published days that end anywhere in it or early in 2026.
 */
export const calendars: fc.Arbitrary<CalendarDefinition> = fc
  .record({
    before: openingsOf('2025-01-01', '2025-06-30'),
    after: fc.oneof(openingsOf('2025-07-01', null), openingsOf('2025-07-01', '2025-10-15')),
    off: fc.uniqueArray(dates, { maxLength: 12 }),
    worked: fc.uniqueArray(fc.tuple(dates, makeUpDays), { maxLength: 8, selector: ([date]) => date }),
    publishedUntil: dates,
  })
  .map(({ before, after, off, worked, publishedUntil }) => ({
    code: 'any',
    name: 'Lịch bất kỳ',
    openings: [...before, ...after],
    daysOff: new Map(off.map((date) => [date, 'Nghỉ'])),
    workingDays: new Map(worked.filter(([date]) => !off.includes(date))),
    publishedUntil,
  }));
