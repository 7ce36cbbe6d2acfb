import fc from 'fast-check';
import type { CalendarDefinition, MakeUpDay, WeeklyOpening } from '#working-calendar';
import type { DeadlineTerms } from '../src/domain/deadline-terms.ts';
import type { TimeLimit } from '../src/domain/time-limit.ts';

/** The first and the last date random things happen on; the model lays out more, for what follows from them. */
export const FIRST_DATE = '2025-01-01';
export const LAST_LAID_OUT = '2029-12-31';

const DAY = 86_400_000;
const dates = fc
  .integer({ min: 0, max: 499 })
  .map((days) => new Date(Date.UTC(2025, 0, 1) + days * DAY).toISOString().slice(0, 10));
const weekdays = fc.integer({ min: 1, max: 7 });

/** One to three intervals in any order, cut from up to six moments of the day; the last closes at 23:59 at the latest. */
const intervalsOfADay = fc
  .uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 6 })
  .map((moments) => {
    const inOrder = moments.toSorted((a, b) => a - b);
    return Array.from({ length: Math.floor(inOrder.length / 2) }, (_, pair) => ({
      opens: inOrder[pair * 2]!,
      closes: inOrder[pair * 2 + 1]!,
    }));
  })
  .chain((intervals) => fc.shuffledSubarray(intervals, { minLength: intervals.length }));

const officeHours = fc.constantFrom<{ opens: number; closes: number }[]>(
  [
    { opens: 420, closes: 690 },
    { opens: 810, closes: 1020 },
  ],
  [
    { opens: 450, closes: 690 },
    { opens: 810, closes: 1020 },
  ],
  [
    { opens: 480, closes: 720 },
    { opens: 780, closes: 1020 },
  ],
);

const openingsOf = (validFrom: string, validTo: string | null): fc.Arbitrary<WeeklyOpening[]> =>
  fc
    .oneof(
      fc.array(fc.tuple(weekdays, intervalsOfADay), { minLength: 1, maxLength: 7 }),
      fc
        .tuple(fc.constantFrom([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], [2, 4]), officeHours)
        .map(([days, hours]) => days.map((weekday): [number, typeof hours] => [weekday, hours])),
    )
    .map((days) =>
      [...new Map(days)].flatMap(([weekday, intervals]) =>
        intervals.map((interval) => ({ weekday, ...interval, validFrom, validTo })),
      ),
    );

const makeUpDays: fc.Arbitrary<MakeUpDay> = fc.oneof(
  weekdays.map((hoursOf) => ({ name: 'Làm bù', hoursOf })),
  intervalsOfADay.map((hours) => ({ name: 'Mở riêng', hours: hours.toSorted((a, b) => a.opens - b.opens) })),
);

const specialDays = {
  off: fc.uniqueArray(dates, { maxLength: 25 }),
  worked: fc.uniqueArray(fc.tuple(dates, makeUpDays), { maxLength: 12, selector: ([date]) => date }),
  publishedUntil: dates,
};

interface Parts {
  openings: WeeklyOpening[];
  off: string[];
  worked: [string, MakeUpDay][];
  publishedUntil: string;
}

const definitionOf = ({ openings, off, worked, publishedUntil }: Parts): CalendarDefinition => ({
  code: 'any',
  name: 'Lịch bất kỳ',
  openings,
  daysOff: new Map(off.map((date) => [date, 'Nghỉ'])),
  workingDays: new Map(worked.filter(([date]) => !off.includes(date))),
  publishedUntil,
});

/** Calendars whose weekly hours stay the same, with days off and make-up days. */
export const steadyCalendars: fc.Arbitrary<CalendarDefinition> = fc
  .record({ openings: openingsOf(FIRST_DATE, null), ...specialDays })
  .map(definitionOf);

/**
 * Calendars with odd hours on odd days, which may change on 01/07/2025 and may end for good, days off, make-up days and
 * published days that end anywhere.
 */
export const calendars: fc.Arbitrary<CalendarDefinition> = fc.oneof(
  steadyCalendars,
  fc
    .record({
      before: openingsOf(FIRST_DATE, '2025-06-30'),
      after: fc.oneof(
        { weight: 4, arbitrary: openingsOf('2025-07-01', null) },
        { weight: 1, arbitrary: openingsOf('2025-07-01', '2026-03-15') },
      ),
      ...specialDays,
    })
    .map(({ before, after, ...rest }) => definitionOf({ openings: [...before, ...after], ...rest })),
);

const LONG = { 'working-hour': 200, 'working-day': 45, 'calendar-day': 90, month: 3, 'same-day': 0 };
const SHORT = { 'working-hour': 24, 'working-day': 8, 'calendar-day': 15, month: 1, 'same-day': 0 };

const amounts = (longest: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: 0, max: longest * 4 }).map((count) => count / 4),
    fc.integer({ min: 0, max: longest }),
  );

/** Limits of every unit, in quarters of it; more short ones than long ones. */
export const limits: fc.Arbitrary<TimeLimit> = fc
  .tuple(
    fc.constantFrom('working-hour', 'working-day', 'working-day', 'calendar-day', 'month', 'same-day'),
    fc.constantFrom(SHORT, SHORT, LONG),
  )
  .chain(([unit, longest]) => amounts(longest[unit]).map((amount) => ({ amount, unit })));

/** What an extension may grant: something, in a unit that can be added to a due time. */
export const grants: fc.Arbitrary<TimeLimit> = limits.filter(({ amount }) => amount > 0);

export const terms: fc.Arbitrary<DeadlineTerms> = fc.record({
  phases: fc.array(limits, { minLength: 1, maxLength: 3 }),
  counting: fc.constantFrom('working-minutes', 'whole-days'),
  supplement: fc.constantFrom('restart', 'prolong'),
});

/** Any instant, to the millisecond, from midnight of the first date to the end of the last. */
export const instants = (firstDate: string, lastDate: string): fc.Arbitrary<Date> =>
  fc
    .integer({
      min: Date.parse(`${firstDate}T00:00:00+07:00`),
      max: Date.parse(`${lastDate}T23:59:00+07:00`),
    })
    .map((milliseconds) => new Date(milliseconds));
