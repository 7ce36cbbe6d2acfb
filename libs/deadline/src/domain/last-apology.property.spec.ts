import fc from 'fast-check';
import { COUNTING_POLICIES } from './deadline-terms.ts';
import { isInTimeToExtend } from './extend.ts';
import { lastApologyAt } from './last-apology.ts';
import { measureOf } from './measure.ts';
import { calendars, instants, limits } from '../../spec/arbitraries.ts';
import { onAnyCalendar, possibly } from '../../spec/on-any-calendar.ts';

const questions = fc.record({
  at: instants('2025-03-01', '2026-03-31'),
  limit: limits,
  counting: fc.constantFrom(...COUNTING_POLICIES),
});

describe('the last instant at which an apology is in time', () => {
  it('is in time by the rule of extensions, and a minute of work later nothing is', () => {
    let asked = 0;
    onAnyCalendar(calendars, questions, { calendars: 30, each: 40 }, ({ at, limit, counting }, calendar) => {
      const due = possibly(() => calendar.closingOf(calendar.dateOf(at)));
      const last = due && possibly(() => lastApologyAt(calendar, due, { phases: [limit], counting }, 1));
      if (!due || !last) return;
      asked += 1;
      const measure = measureOf(limit, counting);
      expect(isInTimeToExtend(calendar, due, measure, last)).toBe(true);
      const later = possibly(() => calendar.add(last, 1).at);
      if (later && later < due) expect(isInTimeToExtend(calendar, due, measure, later)).toBe(false);
    });
    expect(asked).toBeGreaterThan(500);
  });
});
