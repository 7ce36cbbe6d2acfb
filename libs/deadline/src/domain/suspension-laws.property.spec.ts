import fc from 'fast-check';
import { type Suspension, SUSPENSION_REASONS } from './clock-history.ts';
import type { DeadlineTerms } from './deadline-terms.ts';
import { faultsOfHistory } from './history-faults.ts';
import { measureOf } from './measure.ts';
import { calendars, instants, limits, steadyCalendars } from '../../spec/arbitraries.ts';
import { dueOf, untouched } from '../../spec/due-of.ts';
import { dossiers, onAnyCalendar, possibly } from '../../spec/on-any-calendar.ts';

const DAY = 86_400_000;
const moments = instants('2025-01-01', '2026-03-31');
const reasons = fc.constantFrom(...SUSPENSION_REASONS);

describe('a suspension', () => {
  it('wholly outside working time moves nothing counted in working time', () => {
    const nights = fc.tuple(moments, moments, limits, reasons, fc.double({ min: 0, max: 1, noNaN: true }));
    let tried = 0;
    onAnyCalendar(
      calendars,
      nights,
      { calendars: 20, each: 150 },
      ([receivedAt, from, limit, reason, part], calendar) => {
        const opening = possibly(() => calendar.nextOpening(from));
        const of: DeadlineTerms = { phases: [limit], counting: 'working-minutes', supplement: 'prolong' };
        if (
          measureOf(limit, of.counting) !== 'working-time' ||
          from < receivedAt ||
          !opening ||
          calendar.isOpen(from)
        ) {
          return;
        }
        const to = new Date(from.getTime() + Math.floor((opening.getTime() - from.getTime()) * part));
        const held = { ...untouched(receivedAt), suspensions: [{ reason, from, to, paper: null }] };
        expect(dueOf(of, held, calendar)).toBe(dueOf(of, untouched(receivedAt), calendar));
        tried += 1;
      },
    );
    expect(tried).toBeGreaterThan(100);
  });

  it('entered afterwards never makes the due time earlier', () => {
    const papers = fc.tuple(dossiers, moments, fc.integer({ min: 0, max: 20 * DAY }), reasons);
    let tried = 0;
    onAnyCalendar(
      steadyCalendars,
      papers,
      { calendars: 20, each: 200 },
      ([{ terms: of, history }, from, length, reason], calendar) => {
        const found: Suspension = { reason, from, to: new Date(from.getTime() + length), paper: '12/BC' };
        const suspensions = [...history.suspensions, found].sort(
          (a, b) => a.from.getTime() - b.from.getTime(),
        );
        const amended = { ...history, suspensions };
        // A count begun again counts without the extension, and a month may be shorter than the one before.
        const again = reason === 'supplement' && of.supplement === 'restart';
        const forgets =
          again && (history.extension !== null || of.phases.some(({ unit }) => unit === 'month'));
        if (forgets || faultsOfHistory(amended, of.phases.length).length > 0) return;
        expect(dueOf(of, amended, calendar)).toBeGreaterThanOrEqual(dueOf(of, history, calendar));
        tried += 1;
      },
    );
    expect(tried).toBeGreaterThan(100);
  });

  it('for a supplement never gives less when the limit is counted again than when it is prolonged', () => {
    onAnyCalendar(
      steadyCalendars,
      dossiers,
      { calendars: 20, each: 150 },
      ({ terms: of, history }, calendar) => {
        // What is due at once or the same day is so again; prolonged, it goes on the next day. Months differ in length.
        if (of.phases.some(({ amount, unit }) => amount === 0 || unit === 'month')) return;
        const told = { ...history, extension: null };
        const due = (supplement: 'restart' | 'prolong') => dueOf({ ...of, supplement }, told, calendar);
        expect(due('restart')).toBeGreaterThanOrEqual(due('prolong'));
      },
    );
  });
});
