import { trials } from '#testing';
import type { Deadline } from './deadline.ts';
import { faultsOfHistory } from './history-faults.ts';
import { reckonDeadline } from './reckon-deadline.ts';
import { calendars } from '../../spec/arbitraries.ts';
import { type Dossier, dossiers, END, onAnyCalendar, possibly } from '../../spec/on-any-calendar.ts';
import { type SlowDeadline, SlowDossier, type SlowMove } from '../../spec/slow-deadline.ts';
import { count, type Tally } from '../../spec/tally.ts';

const CASES = 20_000;

const inTheModelsWords = ({ moves, ...rest }: Deadline): SlowDeadline => ({
  ...rest,
  moves: moves.map((move): SlowMove => {
    if (move.kind === 'extended') return move.late ? 'extended-late' : 'extended';
    if (move.kind === 'phase-began') return move.predecessorLate ? 'phase-began-late' : 'phase-began';
    return move.kind;
  }),
});

describe('any dossier under any terms on any calendar', () => {
  const seen: Tally = new Map();

  it('has the due time, and the moves, that the minute-by-minute model tells', () => {
    onAnyCalendar(
      calendars,
      dossiers,
      { calendars: trials(160), each: 150 },
      (dossier: Dossier, calendar, model) => {
        const { terms, history } = dossier;
        expect(faultsOfHistory(history, terms.phases.length)).toEqual([]);
        const told = possibly(() => new SlowDossier(model, terms, history).deadline());
        const reckoned = possibly(() => reckonDeadline(terms, history, calendar));
        if (!told) {
          if (reckoned) expect(reckoned.moves.some(({ due }) => due.at >= END)).toBe(true);
          return;
        }
        expect(reckoned && inTheModelsWords(reckoned)).toEqual(told);
        count(seen, dossier, reckoned!, calendar);
      },
    );
  }, 120_000);

  it('was tried in many cases, 20,000 in the long form, in which everything that can happen happened often', () => {
    expect(seen.get('case')).toBeGreaterThanOrEqual(trials(CASES));
    const often = Object.fromEntries([...seen].map(([what, times]) => [what, times >= trials(200)]));
    expect(often).toEqual({
      ...{ case: true, counted: true, prolonged: true, restarted: true, extended: true },
      ...{ 'stayed-late': true, 'stands-still': true, 'phase-began': true, 'phase-began-late': true },
      ...{ 'extended-late': true, 'extended-after-due': true, 'ended-as-a-wait-ended': true },
      ...{ 'phase-after-a-wait': true, 'phase-of-its-own': true, 'wait-of-no-length': true },
      ...{ 'wait-began-when-closed': true, 'wait-ended-when-closed': true, 'wait-moved-nothing': true },
      ...{ provisional: true, missed: true, 'waited-in-vain': true, 'four-waits-and-more': true },
    });
  });
});
