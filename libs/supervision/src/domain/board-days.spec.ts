import fc from 'fast-check';
import { plainCalendar } from '../../spec/plain-calendar.ts';
import { boardDaysOf } from './board-days.ts';

const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
const dayIn2026 = fc
  .integer({ min: 0, max: 364 })
  .map((day) => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString().slice(0, 10));

const calendars = fc
  .tuple(weekdays, fc.uniqueArray(dayIn2026, { maxLength: 25 }))
  .map(([open, off]) => plainCalendar(open, off));

const moment = fc
  .integer({ min: 0, max: 500_000 })
  .map((minutes) => new Date(Date.parse('2026-01-15T00:00:00+07:00') + minutes * 60_000));

describe('the instants boards sort due times by', () => {
  it('say the same as dates and working days do, on any calendar, at any moment', () => {
    fc.assert(
      fc.property(calendars, moment, fc.integer({ min: -60_000, max: 60_000 }), (calendar, now, minutes) => {
        const days = boardDaysOf(calendar, now);
        const dueAt = new Date(now.getTime() + minutes * 60_000);
        const [due, today] = [calendar.dateOf(dueAt), calendar.dateOf(now)];
        const late = calendar.workingDaysBetween(due, today);
        expect([
          dueAt < days.tomorrow,
          dueAt < days.after1,
          dueAt < days.after3,
          dueAt < days.after5,
        ]).toEqual([
          due <= today,
          ...[1, 3, 5].map((count) => due <= calendar.workingDayAfter(today, count)),
        ]);
        expect([dueAt < days.late2, dueAt < days.late6, dueAt < days.late11]).toEqual(
          [2, 6, 11].map((count) => late >= count),
        );
      }),
      { numRuns: 300 },
    );
  });
});
