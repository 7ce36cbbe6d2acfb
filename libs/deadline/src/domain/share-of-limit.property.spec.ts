import fc from 'fast-check';
import { COUNTING_POLICIES } from './deadline-terms.ts';
import { presentLimit } from './present-limit.ts';
import { reckonDeadline } from './reckon-deadline.ts';
import { shareOfLimitAt } from './share-of-limit.ts';
import { calendars } from '../../spec/arbitraries.ts';
import { agree, dossiers, onAnyCalendar, possibly } from '../../spec/on-any-calendar.ts';
import { slowShare } from '../../spec/slow-share.ts';

const questions = fc.record({
  dossier: dossiers,
  percents: fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 2, maxLength: 2 }),
});

describe('a share of a limit', () => {
  it('is used up when the minute-by-minute model says so, whatever was suspended', () => {
    const met = { below: 0, whole: 0, beyond: 0, suspended: 0 };
    onAnyCalendar(
      calendars,
      questions,
      { calendars: 30, each: 12 },
      ({ dossier: { terms, history }, percents }, calendar, model) => {
        const deadline = possibly(() => reckonDeadline(terms, history, calendar));
        if (!deadline) return;
        const suspensions = history.suspensions.flatMap(({ from, to }) => (to ? [{ from, to }] : []));
        const limit = { from: presentLimit(deadline).from, dueAt: deadline.dueAt, suspensions };
        if (suspensions.some(({ from, to }) => to > limit.from && from < limit.dueAt)) met.suspended += 1;
        for (const percent of [100, ...percents]) {
          met[percent < 100 ? 'below' : percent === 100 ? 'whole' : 'beyond'] += 1;
          agree(
            possibly(() => shareOfLimitAt(calendar, limit, percent)),
            possibly(() => slowShare(model, limit, percent)),
          );
        }
      },
    );
    expect(Math.min(...Object.values(met))).toBeGreaterThan(50);
  });

  it('comes no earlier the more it is, and no later than the limit while it is less than the whole', () => {
    onAnyCalendar(calendars, dossiers, { calendars: 20, each: 20 }, ({ terms, history }, calendar) => {
      const deadline = possibly(() => reckonDeadline(terms, history, calendar));
      if (!deadline) return;
      const suspensions = history.suspensions.flatMap(({ from, to }) => (to ? [{ from, to }] : []));
      const limit = { from: presentLimit(deadline).from, dueAt: deadline.dueAt, suspensions };
      const instants = [1, 25, 50, 75, 99, 100].map((percent) =>
        shareOfLimitAt(calendar, limit, percent).getTime(),
      );
      expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    });
  });
});

describe('the present limit', () => {
  it('was given where it is counted from, or when it was extended since', () => {
    const met = { counted: 0, extended: 0 };
    onAnyCalendar(calendars, dossiers, { calendars: 20, each: 30 }, ({ terms, history }, calendar) => {
      const deadline = possibly(() =>
        reckonDeadline({ ...terms, counting: COUNTING_POLICIES[0] }, history, calendar),
      );
      if (!deadline) return;
      const { from, givenAt } = presentLimit(deadline);
      const starts = [history.receivedAt, ...history.phaseStarts, ...history.suspensions.map(({ to }) => to)];
      expect(starts).toContainEqual(from);
      const { extension } = history;
      const extended = extension !== null && extension.at > from;
      met[extended ? 'extended' : 'counted'] += 1;
      expect(givenAt).toEqual(extended ? extension.at : from);
    });
    expect(Math.min(...Object.values(met))).toBeGreaterThan(20);
  });
});
