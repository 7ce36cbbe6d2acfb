import fc from 'fast-check';
import { trials } from '#testing';
import { NoWorkingTimeError } from './no-working-time.error.ts';
import type { ReckonedTime } from './reckoned-time.ts';
import { WorkingCalendar } from './working-calendar.ts';
import { calendars, datesOf2025, instants } from '../../spec/arbitraries.ts';
import { MinuteByMinuteOracle, type SlowAnswer } from '../../spec/minute-by-minute-oracle.ts';
import { EIGHT_HOURS, SATURDAY_MORNINGS, SEVEN_AND_A_HALF_HOURS } from '../../spec/viet-nam-calendars.ts';

const someMinutes = fc.integer({ min: -15_000, max: 15_000 });

/** The answer; `undefined` when the calendar ran out. */
function unlessExhausted<Answer>(reckon: () => Answer): Answer | undefined {
  try {
    return reckon();
  } catch (error) {
    if (error instanceof NoWorkingTimeError) return undefined;
    throw error;
  }
}

/** The answer in the oracle's words. */
function answer(reckon: () => ReckonedTime): SlowAnswer | undefined {
  const reckoned = unlessExhausted(reckon);
  return reckoned && { at: reckoned.at.getTime(), provisional: reckoned.provisional };
}

describe.each([EIGHT_HOURS, SEVEN_AND_A_HALF_HOURS, SATURDAY_MORNINGS])(
  'the calendar $code of 2024–2028',
  (definition) => {
    const calendar = new WorkingCalendar(definition);
    const oracle = new MinuteByMinuteOracle(definition, '2024-01-01', '2028-12-31');

    it('adds, counts and opens as the minute-by-minute calculator does', () => {
      const moments = instants('2024-02-10', '2027-12-31');
      fc.assert(
        fc.property(moments, someMinutes, moments, (moment, minutes, other) => {
          expect(calendar.isOpen(moment)).toBe(oracle.isOpen(moment));
          expect(calendar.nextOpening(moment).getTime()).toBe(oracle.nextOpening(moment));
          expect(answer(() => calendar.add(moment, minutes))).toEqual(oracle.add(moment, minutes));
          const near = new Date(moment.getTime() + (other.getTime() - moment.getTime()) / 20);
          expect(calendar.between(moment, near)).toBe(oracle.between(moment, near));
        }),
        { numRuns: trials(2_500) },
      );
    });
  },
);

describe('any calendar, with any hours, days off, make-up days and end', () => {
  const LAST_DATE = '2026-09-30';
  const END = new Date(`${LAST_DATE}T24:00:00+07:00`).getTime();
  const moments = instants('2025-01-01', '2026-03-31');
  const instantQuestions = fc.array(fc.tuple(moments, someMinutes), { minLength: 30, maxLength: 30 });
  const dates = datesOf2025(500);
  const dayQuestions = fc.array(fc.tuple(dates, dates, fc.nat({ max: 60 })), {
    minLength: 30,
    maxLength: 30,
  });

  /** In the long form 200 calendars, 30 moments, 4 operations: 24,000 comparisons. */
  it('reckons with instants as the minute-by-minute calculator does, or finds none where that finds none', () => {
    fc.assert(
      fc.property(calendars, instantQuestions, (definition, asked) => {
        const calendar = new WorkingCalendar(definition);
        const oracle = new MinuteByMinuteOracle(definition, '2025-01-01', LAST_DATE);
        for (const [moment, minutes] of asked) {
          const mine = answer(() => calendar.add(moment, minutes));
          const slow = oracle.add(moment, minutes);
          if (slow) expect(mine).toEqual(slow);
          else expect(mine?.at ?? Infinity).toBeGreaterThanOrEqual(END);
          expect(calendar.isOpen(moment)).toBe(oracle.isOpen(moment));
          const opening = unlessExhausted(() => calendar.nextOpening(moment))?.getTime() ?? Infinity;
          const slowOpening = oracle.nextOpening(moment);
          if (slowOpening !== undefined) expect(opening).toBe(slowOpening);
          else expect(opening).toBeGreaterThanOrEqual(END);
          const later = new Date(moment.getTime() + Math.abs(minutes) * 60_000);
          expect(calendar.between(moment, later)).toBe(oracle.between(moment, later));
        }
      }),
      { numRuns: trials(200) },
    );
  });

  /** In the long form 300 calendars, 30 pairs of dates, 3 operations: 27,000 comparisons. */
  it('counts and accounts for days as the day-by-day calculator does, or finds none where that finds none', () => {
    fc.assert(
      fc.property(calendars, dayQuestions, (definition, asked) => {
        const calendar = new WorkingCalendar(definition);
        const oracle = new MinuteByMinuteOracle(definition, '2025-01-01', LAST_DATE);
        for (const [from, to, count] of asked) {
          const mine = unlessExhausted(() => calendar.workingDayAfter(from, count));
          const slow = oracle.workingDayAfter(from, count);
          if (slow !== undefined) expect(mine).toBe(slow);
          else expect((mine ?? '9999') > LAST_DATE).toBe(true);
          expect(calendar.workingDaysBetween(from, to)).toBe(oracle.workingDaysBetween(from, to));
          expect(calendar.closedDays(from, to)).toEqual(oracle.closedDays(from, to));
        }
      }),
      { numRuns: trials(300) },
    );
  });

  it('counts back exactly the minutes it added or took away', () => {
    fc.assert(
      fc.property(calendars, moments, someMinutes, (definition, moment, minutes) => {
        const calendar = new WorkingCalendar(definition);
        const reached = answer(() => calendar.add(moment, minutes));
        fc.pre(reached !== undefined);
        expect(calendar.between(moment, new Date(reached.at))).toBe(minutes);
      }),
      { numRuns: trials(1_000) },
    );
  });

  it('reaches the same instant in two steps as in one, and the same day', () => {
    const forward = fc.nat({ max: 10_000 });
    const days = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(calendars, moments, forward, forward, days, (definition, moment, first, second, count) => {
        const calendar = new WorkingCalendar(definition);
        const inTwoSteps = answer(() => calendar.add(calendar.add(moment, first).at, second));
        expect(inTwoSteps).toEqual(answer(() => calendar.add(moment, first + second)));
        const date = calendar.dateOf(moment);
        const after = (start: string, n: number) => unlessExhausted(() => calendar.workingDayAfter(start, n));
        const oneByOne = after(date, count - 1);
        expect(oneByOne && after(oneByOne, 1)).toBe(after(date, count));
      }),
      { numRuns: trials(1_000) },
    );
  });
});
