import fc from 'fast-check';
import { WorkingCalendar } from '#working-calendar';
import type { ClockHistory } from './clock-history.ts';
import { measureOf } from './measure.ts';
import { reckonDeadline } from './reckon-deadline.ts';
import { calendars, instants, limits, steadyCalendars, terms } from '../../spec/arbitraries.ts';
import { agree, dossiers, dossiersUnder, onAnyCalendar, possibly } from '../../spec/on-any-calendar.ts';
import { dueOf, untouched } from '../../spec/due-of.ts';
import { ringsAt } from '../../spec/stopwatch.ts';

const DAY = 86_400_000;
const moments = instants('2025-01-01', '2026-03-31');
const onePhase = fc.record({
  phases: limits.map((limit) => [limit]),
  counting: fc.constantFrom('working-minutes' as const, 'whole-days' as const),
  supplement: fc.constant('prolong' as const),
});

describe('the due time', () => {
  it('is the same however often it is asked, and of whatever book the calendar was built from', () => {
    fc.assert(
      fc.property(calendars, dossiers, (definition, { terms: of, history }) => {
        const first = new WorkingCalendar(definition);
        const ask = (calendar: WorkingCalendar) => possibly(() => reckonDeadline(of, history, calendar));
        expect(ask(first)).toEqual(ask(first));
        expect(ask(new WorkingCalendar(definition))).toEqual(ask(first));
      }),
      { numRuns: 500 },
    );
  });

  it('is never before the receipt', () => {
    onAnyCalendar(calendars, dossiers, { calendars: 10, each: 150 }, ({ terms: of, history }, calendar) => {
      const { receivedAt } = history;
      expect(dueOf(of, history, calendar)).toBeGreaterThanOrEqual(calendar.add(receivedAt, 0).at.getTime());
    });
  });

  it('is never earlier for what came later, while nothing happened and the hours stay the same', () => {
    const pairs = fc.tuple(moments, moments, terms);
    onAnyCalendar(steadyCalendars, pairs, { calendars: 10, each: 150 }, ([one, other, of], calendar) => {
      const [earlier, later] = one <= other ? [one, other] : [other, one];
      const due = (receivedAt: Date) => dueOf(of, untouched(receivedAt), calendar);
      expect(due(later)).toBeGreaterThanOrEqual(due(earlier));
    });
  });

  it('moves by whole weeks when all of a life does, where every week is like the next', () => {
    const weekly = steadyCalendars.map((it) => ({ ...it, daysOff: new Map(), workingDays: new Map() }));
    const inMonths = (it: { unit: string }) => it.unit === 'month';
    const shifted = fc
      .tuple(dossiers, fc.integer({ min: 1, max: 20 }))
      .filter(
        ([{ terms: of, history }]) => ![...of.phases, history.extension?.by ?? of.phases[0]!].some(inMonths),
      );
    onAnyCalendar(
      weekly,
      shifted,
      { calendars: 10, each: 150 },
      ([{ terms: of, history }, weeks], calendar) => {
        const later = shiftedBy(history, weeks * 7 * DAY);
        expect(dueOf(of, later, calendar)).toBe(dueOf(of, history, calendar) + weeks * 7 * DAY);
      },
    );
  });

  it('is where a stopwatch rings that runs while the office is open and nothing is suspended', () => {
    let rang = 0;
    onAnyCalendar(
      steadyCalendars,
      dossiersUnder(onePhase),
      { calendars: 20, each: 100 },
      (asked, calendar, model) => {
        const { terms: of, history: all } = asked;
        const [limit] = of.phases as [(typeof of.phases)[number]];
        if (
          limit.unit === 'same-day' ||
          limit.amount === 0 ||
          measureOf(limit, of.counting) !== 'working-time'
        ) {
          return;
        }
        const history = { ...all, extension: null };
        const { moves, dueAt: due } = reckonDeadline(of, history, calendar);
        const afterDue = moves.some(
          (move, index) => move.kind === 'prolonged' && move.suspension.from >= moves[index - 1]!.due.at,
        );
        if (afterDue) return;
        const perUnit = limit.unit === 'working-hour' ? 60 : calendar.dayLength('2025-06-02');
        const ended = history.suspensions.filter(({ to }) => to !== null);
        const minutes = Math.round(limit.amount * perUnit);
        const ring = possibly(() => ringsAt(model, history.receivedAt, minutes, ended));
        agree(due, ring);
        if (ring) rang += 1;
      },
    );
    expect(rang).toBeGreaterThan(100);
  });
});

function shiftedBy(history: ClockHistory, by: number): ClockHistory {
  const later = (at: Date) => new Date(at.getTime() + by);
  const { receivedAt, suspensions, phaseStarts, extension, endedAt } = history;
  return {
    receivedAt: later(receivedAt),
    suspensions: suspensions.map((it) => ({ ...it, from: later(it.from), to: it.to && later(it.to) })),
    phaseStarts: phaseStarts.map(later),
    extension: extension && { ...extension, at: later(extension.at) },
    endedAt: endedAt && later(endedAt),
  };
}
