import { workflowInBrief } from '../../spec/workflow-in-brief.ts';
import { proveSoundness } from './prove-soundness.ts';
import { replay } from './replay.ts';
import type { SoundnessFault } from './soundness-fault.ts';

const STEPS = {
  reception: 'received',
  appraisal: 'processing',
  wait: 'awaiting-supplement',
  desk: 'completed',
  done: 'returned final',
};
const WAY = ['reception/hand-over → appraisal', 'appraisal/sign → desk', 'desk/return → done'];
const TO_WAIT = ['reception/hand-over', 'appraisal/lack'];

const found = (steps: Record<string, string>, actions: readonly string[]): SoundnessFault[] =>
  proveSoundness(workflowInBrief(steps, actions));

describe('a wait', () => {
  it('that returns to work is no fault, nor one that ends the dossier', () => {
    expect(found(STEPS, [...WAY, 'appraisal/lack → wait', 'wait/bring → appraisal'])).toEqual([]);
    expect(found(STEPS, [...WAY, 'appraisal/lack → wait', 'wait/give-up → done'])).toEqual([]);
  });

  it('is refused without an exit', () => {
    expect(found(STEPS, [...WAY, 'appraisal/lack → wait'])).toEqual([
      { code: 'wait-without-exit', at: 'wait', path: TO_WAIT },
    ]);
  });

  it('is refused when all it leads to is waiting', () => {
    const actions = [...WAY, 'appraisal/lack → wait', 'wait/bring → counter', 'counter/lack → wait'];
    expect(found({ ...STEPS, counter: 'received' }, actions)).toEqual([
      { code: 'only-waits', at: 'wait', path: TO_WAIT },
    ]);
  });

  it('may lead back to the counter, as long as somebody then works', () => {
    const actions = [...WAY, 'reception/lack → wait', 'wait/bring → reception'];
    expect(found(STEPS, actions)).toEqual([]);
  });

  it('is refused when it comes before any work', () => {
    const { reception, wait, appraisal, desk, done } = STEPS;
    const refused = { reception, wait, appraisal, desk, done, refused: 'refused final' };
    const actions = ['reception/charge → wait', 'wait/pay → appraisal', ...WAY.slice(1)];
    const fault = { code: 'waits-first', at: 'wait', path: ['reception/charge'] };
    expect(found(STEPS, actions)).toEqual([fault]);
    expect(found(refused, [...actions, 'reception/refuse → refused'])).toEqual([fault]);
  });

  it('is refused when it is entered from another', () => {
    const actions = [...WAY, 'appraisal/lack → wait', 'wait/owe → payment', 'payment/pay → appraisal'];
    expect(found({ ...STEPS, payment: 'awaiting-finance' }, actions)).toEqual([
      { code: 'paused-twice', at: 'wait/owe', path: [...TO_WAIT, 'wait/owe'] },
    ]);
  });
});

describe('the phases of a limit', () => {
  const steps = (phases: Record<string, string>) => ({ ...STEPS, wait: 'processing', ...phases });
  const IN_A_ROW = ['reception/hand-over → appraisal', 'appraisal/on → wait', 'wait/sign → desk', WAY[2]!];

  it('follow one another, and lie over steps of none', () => {
    expect(found(steps({ appraisal: 'processing phase 2', wait: 'processing phase 3' }), IN_A_ROW)).toEqual(
      [],
    );
    expect(found(steps({ wait: 'processing phase 2' }), IN_A_ROW)).toEqual([]);
  });

  it('begin once, so that a way back to an earlier one is no fault', () => {
    const back = [...IN_A_ROW, 'wait/back → appraisal'];
    expect(found(steps({ wait: 'processing phase 2' }), back)).toEqual([]);
  });

  it.each([
    ['one is left out', { wait: 'processing phase 3' }, IN_A_ROW, ['reception/hand-over', 'appraisal/on']],
    [
      'a way leads past one',
      { appraisal: 'processing phase 2', wait: 'processing phase 3' },
      [...IN_A_ROW, 'reception/skip → wait'],
      ['reception/skip'],
    ],
    [
      'two begin at once',
      { appraisal: 'processing phase 2', wait: 'processing phase 3', join: 'processing joins 2' },
      [
        'reception/on → appraisal, wait',
        'appraisal/on → join',
        'wait/on → join',
        'join/sign → desk',
        WAY[2]!,
      ],
      ['reception/on'],
    ],
  ])('are refused when %s', (_, phases, actions, path) => {
    const faults = found(steps(phases), actions).filter(({ code }) => code === 'phase-out-of-order');
    expect(faults).toEqual([{ code: 'phase-out-of-order', at: 'wait', path }]);
    expect(replay(workflowInBrief(steps(phases), actions), path)?.marking.has('wait')).toBe(true);
  });

  it('are refused when the dossier does not begin in the first', () => {
    expect(found(steps({ reception: 'received phase 2' }), IN_A_ROW)).toEqual([
      { code: 'phase-out-of-order', at: 'reception', path: [] },
    ]);
  });
});
