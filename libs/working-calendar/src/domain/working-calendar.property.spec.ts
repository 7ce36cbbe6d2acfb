import fc from 'fast-check';
import { dueAt } from './due-at.ts';
import { NoWorkingTimeError } from './no-working-time.error.ts';
import { WorkingCalendar, type ReckonedTime } from './working-calendar.ts';
import { calendars, instants, limits } from '../../spec/arbitraries.ts';
import { MinuteByMinuteOracle, type SlowAnswer } from '../../spec/minute-by-minute-oracle.ts';
import { EIGHT_HOURS, SATURDAY_MORNINGS, SEVEN_AND_A_HALF_HOURS } from '../../spec/viet-nam-calendars.ts';

const OFFICES = [
  { definition: EIGHT_HOURS, dayLength: 480 },
  { definition: SEVEN_AND_A_HALF_HOURS, dayLength: 450 },
  { definition: SATURDAY_MORNINGS, dayLength: 480 },
];
const someMinutes = fc.integer({ min: -15_000, max: 15_000 });
const dossiers = fc.tuple(instants('2024-02-01', '2027-12-31'), limits);

/** The answer in the oracle's words; `undefined` when the calendar ran out. */
function answer(reckon: () => ReckonedTime): SlowAnswer | undefined {
  try {
    const { at, provisional } = reckon();
    return { at: at.getTime(), provisional };
  } catch (error) {
    if (error instanceof NoWorkingTimeError) return undefined;
    throw error;
  }
}

describe.each(OFFICES)('the calendar $definition.code of 2024–2028', ({ definition, dayLength }) => {
  const calendar = new WorkingCalendar(definition);
  const oracle = new MinuteByMinuteOracle(definition, '2024-01-01', '2028-12-31');

  it('finds every limit due when the minute-by-minute calculator does', () => {
    fc.assert(
      fc.property(dossiers, ([received, limit]) => {
        const due = answer(() => dueAt(calendar, received, limit));
        expect(due).toEqual(oracle.dueAt(received, limit, dayLength));
      }),
      { numRuns: 7_000 },
    );
  });

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
      { numRuns: 2_500 },
    );
  });
});

describe('any calendar, with any hours, days off, make-up days and end', () => {
  const LAST_DATE = '2026-09-30';
  const END = new Date(`${LAST_DATE}T24:00:00+07:00`).getTime();
  const moments = instants('2025-01-01', '2026-03-31');
  const questions = fc.array(fc.tuple(moments, someMinutes, limits), { minLength: 30, maxLength: 30 });

  it('agrees with the minute-by-minute calculator, and never answers where that finds no time', () => {
    fc.assert(
      fc.property(calendars, questions, (definition, asked) => {
        const calendar = new WorkingCalendar(definition);
        const oracle = new MinuteByMinuteOracle(definition, '2025-01-01', LAST_DATE);
        const agree = (mine: SlowAnswer | undefined, slow: SlowAnswer | undefined) => {
          if (slow) expect(mine).toEqual(slow);
          else expect(mine?.at ?? Infinity).toBeGreaterThanOrEqual(END);
        };
        for (const [moment, minutes, limit] of asked) {
          agree(
            answer(() => calendar.add(moment, minutes)),
            oracle.add(moment, minutes),
          );
          const later = new Date(moment.getTime() + Math.abs(minutes) * 60_000);
          expect(calendar.between(moment, later)).toBe(oracle.between(moment, later));
          const dayLength = () => calendar.dayLength(calendar.dateOf(calendar.nextOpening(moment)));
          const slow = oracle.nextOpening(moment) && oracle.dueAt(moment, limit, dayLength());
          agree(
            answer(() => dueAt(calendar, moment, limit)),
            slow || undefined,
          );
        }
      }),
      { numRuns: 100 },
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
      { numRuns: 1_000 },
    );
  });

  it('reaches the same instant in two steps as in one', () => {
    const forward = fc.nat({ max: 10_000 });
    fc.assert(
      fc.property(calendars, moments, forward, forward, (definition, moment, first, second) => {
        const calendar = new WorkingCalendar(definition);
        const inTwoSteps = answer(() => calendar.add(calendar.add(moment, first).at, second));
        expect(inTwoSteps).toEqual(answer(() => calendar.add(moment, first + second)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is never due earlier for what came later or has longer', () => {
    fc.assert(
      fc.property(calendars, moments, moments, limits, (definition, one, other, limit) => {
        const calendar = new WorkingCalendar(definition);
        const [earlier, later] = one <= other ? [one, other] : [other, one];
        const due = (received: Date, amount: number) =>
          answer(() => dueAt(calendar, received, { ...limit, amount }))?.at ?? Infinity;
        // A working day may be shorter under the later hours, and so may its limit.
        if (limit.unit !== 'working-day') {
          expect(due(later, limit.amount)).toBeGreaterThanOrEqual(due(earlier, limit.amount));
        }
        expect(due(earlier, limit.amount + 1)).toBeGreaterThanOrEqual(due(earlier, limit.amount));
        expect(due(earlier, limit.amount)).toBeGreaterThanOrEqual(earlier.getTime());
      }),
      { numRuns: 1_000 },
    );
  });
});
