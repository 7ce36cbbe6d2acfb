import fc from 'fast-check';
import { trials } from '#testing';
import { isSoundInTheGame } from '../../spec/clock-rules.ts';
import { isShown } from '../../spec/fault-evidence.ts';
import { mutantsOf } from '../../spec/mutations.ts';
import { soundWorkflows } from '../../spec/sound-workflows.ts';
import { TokenGame } from '../../spec/token-game.ts';
import { workflowSchema } from './definition.ts';
import { proveSoundness } from './prove-soundness.ts';

describe('the proof of soundness', () => {
  it('passes every workflow put together of sound pieces', () => {
    fc.assert(
      fc.property(soundWorkflows, (workflow) => {
        expect(workflowSchema.parse(workflow)).toEqual(workflow);
        expect(proveSoundness(workflow)).toEqual([]);
        expect(isSoundInTheGame(workflow)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('finds a changed workflow sound exactly when the token game does', () => {
    const verdicts = new Map([
      [true, 0],
      [false, 0],
    ]);
    fc.assert(
      fc.property(soundWorkflows.chain(mutantsOf), ({ workflow }) => {
        const sound = isSoundInTheGame(workflow);
        verdicts.set(sound, (verdicts.get(sound) ?? 0) + 1);
        expect(proveSoundness(workflow).length === 0).toBe(sound);
      }),
      { numRuns: trials(1_500) },
    );
    for (const met of verdicts.values()) expect(met).toBeGreaterThan(trials(50));
  });

  it('shows a way to each fault that the token game can follow, and at its end the fault', () => {
    fc.assert(
      fc.property(soundWorkflows.chain(mutantsOf), ({ workflow }) => {
        const game = new TokenGame(workflow);
        const hidden = proveSoundness(workflow).filter((fault) => !isShown(game, fault));
        expect(hidden).toEqual([]);
      }),
      { numRuns: trials(500) },
    );
  });
});
