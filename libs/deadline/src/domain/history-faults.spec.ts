import fc from 'fast-check';
import { faultsOfHistory, HISTORY_FAULTS } from './history-faults.ts';
import { histories } from '../../spec/random-histories.ts';
import { PHASES, SPOILS } from '../../spec/spoilt-histories.ts';

describe('faultsOfHistory', () => {
  it('finds nothing in what can happen', () => {
    fc.assert(
      fc.property(histories(PHASES), (history) => {
        expect(faultsOfHistory(history, PHASES)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(SPOILS)('finds %s in %s', (code, _, spoil) => {
    let tried = 0;
    fc.assert(
      fc.property(histories(PHASES), (history) => {
        const what = spoil(history);
        if (!what) return;
        expect(faultsOfHistory(what.spoilt, PHASES)).toContainEqual({ code, pointer: what.pointer });
        tried += 1;
      }),
      { numRuns: 1_500 },
    );
    expect(tried).toBeGreaterThan(50);
  });

  it('has every fault tried here', () => {
    expect(new Set(SPOILS.map(([code]) => code))).toEqual(new Set(HISTORY_FAULTS));
  });
});
