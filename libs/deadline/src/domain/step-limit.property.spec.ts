import fc from 'fast-check';
import { COUNTING_POLICIES } from './deadline-terms.ts';
import { ACCEPTANCE_LIMIT, HAND_OVER_LIMIT, stepDueAt } from './step-limit.ts';
import { calendars, instants, limits } from '../../spec/arbitraries.ts';
import { agree, onAnyCalendar, possibly } from '../../spec/on-any-calendar.ts';
import { histories } from '../../spec/random-histories.ts';
import { slowHandOver, slowStepDue } from '../../spec/slow-verdict.ts';

const steps = fc.record({
  history: histories(1),
  /** How far into the dossier's life the step opens. */
  hours: fc.integer({ min: 0, max: 1500 }),
  limit: limits,
  counting: fc.constantFrom(...COUNTING_POLICIES),
});
const moments = instants('2025-01-01', '2026-03-31');
const receipts = fc.tuple(moments, fc.constantFrom(...COUNTING_POLICIES));

describe('a step of the workflow', () => {
  it('is due when the minute-by-minute model says so, whatever was suspended before and since', () => {
    const held = { before: 0, across: 0, since: 0 };
    onAnyCalendar(
      calendars,
      steps,
      { calendars: 50, each: 150 },
      ({ history, hours, limit, counting }, calendar, model) => {
        const openedAt = new Date(history.receivedAt.getTime() + hours * 3_600_000);
        const waits = history.suspensions.flatMap(({ to, ...wait }) => (to ? [{ ...wait, to }] : []));
        for (const { from, to } of waits) {
          held[to <= openedAt ? 'before' : from < openedAt ? 'across' : 'since'] += 1;
        }
        agree(
          possibly(() => stepDueAt(calendar, openedAt, limit, counting, waits)),
          possibly(() => slowStepDue(model, openedAt, limit, counting, waits)),
        );
      },
    );
    expect(Math.min(...Object.values(held))).toBeGreaterThan(100);
  });

  it('of reception is handed over when the model says so', () => {
    onAnyCalendar(
      calendars,
      receipts,
      { calendars: 50, each: 100 },
      ([receivedAt, counting], calendar, model) => {
        agree(
          possibly(() => stepDueAt(calendar, receivedAt, HAND_OVER_LIMIT, counting)),
          possibly(() => slowHandOver(model, receivedAt)),
        );
      },
    );
  });

  it('of accepting what came online has eight working hours', () => {
    onAnyCalendar(calendars, moments, { calendars: 20, each: 50 }, (submittedAt, calendar, model) => {
      agree(
        possibly(() => stepDueAt(calendar, submittedAt, ACCEPTANCE_LIMIT, 'whole-days')),
        possibly(() => model.instantOf(model.walk(model.minuteOf(submittedAt), 480))),
      );
    });
  });
});
