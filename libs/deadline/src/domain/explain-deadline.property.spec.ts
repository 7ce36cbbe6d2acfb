import { explainDeadline } from './explain-deadline.ts';
import { reckonDeadline } from './reckon-deadline.ts';
import { calendars } from '../../spec/arbitraries.ts';
import { dossiers, onAnyCalendar, possibly } from '../../spec/on-any-calendar.ts';

/** The words of a line that stand for no move: what a move passed over, and the conclusion. */
const REMARKS = ['received', 'skipped', 'rolled', 'entered-later', 'missed', 'due'];

describe('the explanation of any due time', () => {
  it('tells every move in its order, says both languages, and ends in the due time', () => {
    onAnyCalendar(calendars, dossiers, { calendars: 15, each: 100 }, ({ terms, history }, calendar) => {
      const deadline = possibly(() => reckonDeadline(terms, history, calendar));
      if (!deadline) return;
      const lines = explainDeadline(deadline, terms, history.receivedAt, calendar);
      const told = lines.filter(({ code }) => !REMARKS.includes(code));
      expect(told.map(({ code, dueAt }) => ({ code, dueAt }))).toEqual(
        deadline.moves.map(({ kind, due }) => ({ code: kind, dueAt: due.at })),
      );
      expect(lines[0]?.code).toBe('received');
      expect(lines.at(-1)).toMatchObject({ code: 'due', dueAt: deadline.dueAt });
      expect(lines.some(({ code }) => code === 'missed')).toBe(deadline.missed);
      for (const { vi, en } of lines) {
        expect(vi).toMatch(/^\S.*\.$/);
        expect(en).toMatch(/^\S.*\.$/);
        expect(`${vi} ${en}`).not.toMatch(/undefined|null|NaN|Invalid|\[object/);
      }
    });
  });
});
