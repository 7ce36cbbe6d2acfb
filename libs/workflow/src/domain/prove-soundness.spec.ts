import { actionInBrief, stepInBrief, workflowInBrief } from '../../spec/workflow-in-brief.ts';
import type { WorkflowDefinition } from './definition.ts';
import { proveSoundness } from './prove-soundness.ts';
import type { SoundnessFault } from './soundness-fault.ts';

/** Received, worked on by two side by side, put together, signed, handed over; may be stopped before. */
const sound = (): WorkflowDefinition =>
  workflowInBrief(
    {
      reception: 'received',
      appraisal: 'processing',
      land: 'processing',
      tax: 'processing',
      summary: 'processing joins 2',
      desk: 'completed',
      done: 'returned final',
      stopped: 'stopped final',
    },
    [
      'reception/hand-over → appraisal',
      'appraisal/ask → land, tax',
      'appraisal/stop → stopped',
      'land/answer → summary',
      'tax/answer → summary',
      'summary/sign → desk',
      'desk/return → done',
    ],
  );

type Change = (workflow: WorkflowDefinition) => void;

const adds =
  (...actions: string[]): Change =>
  (workflow) =>
    workflow.actions.push(...actions.map(actionInBrief));
const hasStep =
  (code: string, description: string): Change =>
  ({ steps }) => {
    const index = steps.findIndex((step) => step.code === code);
    steps.splice(index < 0 ? steps.length : index, index < 0 ? 0 : 1, stepInBrief(code, description));
  };
const action = ({ actions }: WorkflowDefinition, name: string) =>
  actions.find(({ from, code }) => `${from}/${code}` === name)!;
const leads =
  (name: string, ...to: string[]): Change =>
  (workflow) => {
    action(workflow, name).to = to;
  };
const without =
  (name: string): Change =>
  (workflow) => {
    workflow.actions.splice(workflow.actions.indexOf(action(workflow, name)), 1);
  };
const all =
  (...changes: Change[]): Change =>
  (workflow) =>
    changes.forEach((change) => change(workflow));

const TO_APPRAISAL = ['reception/hand-over'];
const TO_BRANCHES = [...TO_APPRAISAL, 'appraisal/ask'];
const TO_SUMMARY = [...TO_BRANCHES, 'land/answer', 'tax/answer'];

/** What is wrong, the change that makes it so, the fault's code and place, and the shortest way there. */
const SEEDED: [string, Change, SoundnessFault['code'], string, string[]][] = [
  [
    'two steps of one code',
    ({ steps }) => steps.push(stepInBrief('tax', 'processing')),
    'duplicate-code',
    'tax',
    [],
  ],
  ['one action twice at a step', adds('appraisal/stop → stopped'), 'duplicate-code', 'appraisal/stop', []],
  ['a branch named twice', leads('appraisal/ask', 'land', 'land'), 'duplicate-code', 'appraisal/ask', []],
  ['a target that is no step', leads('land/answer', 'archive'), 'unknown-step', 'archive', []],
  ['an action of no step', adds('archive/file → done'), 'unknown-step', 'archive', []],
  [
    'a beginning that is no step',
    (workflow) => (workflow.initial = 'archive'),
    'unknown-step',
    'archive',
    [],
  ],
  ['an action after the end', adds('done/reopen → appraisal'), 'action-from-final', 'done', []],
  ['a beginning that is an end', (workflow) => (workflow.initial = 'done'), 'action-from-final', 'done', []],
  [
    'an action that leads nowhere else',
    adds('appraisal/wait → appraisal'),
    'self-loop',
    'appraisal/wait',
    [],
  ],
  ['an end still in processing', hasStep('done', 'processing final'), 'misplaced-status', 'done', []],
  ['work on what has been handed over', hasStep('desk', 'returned'), 'misplaced-status', 'desk', []],
  ['work on what has its result', adds('desk/back → appraisal'), 'work-after-result', 'desk/back', []],
  [
    'a beginning that is not a reception',
    hasStep('reception', 'processing'),
    'misplaced-status',
    'reception',
    [],
  ],
  [
    'one wait for the applicant after another',
    all(
      hasStep('supplement', 'awaiting-supplement'),
      hasStep('payment', 'awaiting-finance'),
      adds('appraisal/lack → supplement', 'supplement/owe → payment', 'payment/paid → appraisal'),
    ),
    'paused-twice',
    'supplement/owe',
    [...TO_APPRAISAL, 'appraisal/lack', 'supplement/owe'],
  ],
  [
    'a join that waits for one more',
    hasStep('summary', 'processing joins 3'),
    'stuck',
    'summary',
    TO_SUMMARY,
  ],
  ['a step without a way on', without('summary/sign'), 'stuck', 'summary', TO_SUMMARY],
  [
    'an end while a branch runs',
    adds('tax/give-up → stopped'),
    'token-left-behind',
    'stopped',
    [...TO_BRANCHES, 'tax/give-up'],
  ],
  [
    'two ends at once',
    leads('desk/return', 'done', 'stopped'),
    'token-left-behind',
    'stopped',
    [...TO_SUMMARY, 'summary/sign', 'desk/return'],
  ],
  [
    'a join that waits for one less',
    hasStep('summary', 'processing'),
    'too-many-tokens',
    'summary',
    TO_SUMMARY,
  ],
  [
    'a way back that starts a second round',
    adds('land/again → appraisal'),
    'too-many-tokens',
    'tax',
    [...TO_BRANCHES, 'land/again', 'appraisal/ask'],
  ],
  [
    'a wait for the applicant beside a running branch',
    all(
      hasStep('supplement', 'awaiting-supplement'),
      adds('land/lack → supplement', 'supplement/bring → land'),
    ),
    'parallel-status',
    'supplement',
    [...TO_BRANCHES, 'land/lack'],
  ],
  [
    'a circle without a way out',
    all(
      hasStep('left', 'processing'),
      hasStep('right', 'processing'),
      adds('appraisal/file → left', 'left/on → right', 'right/on → left'),
    ),
    'end-unreachable',
    'left',
    [...TO_APPRAISAL, 'appraisal/file'],
  ],
  [
    'a step nothing leads to',
    all(hasStep('archive', 'processing'), adds('archive/file → desk')),
    'unreachable-step',
    'archive',
    [],
  ],
  ['an end nothing leads to', hasStep('withdrawn', 'withdrawn final'), 'unreachable-step', 'withdrawn', []],
  [
    'an action nobody can ever take',
    all(hasStep('archive', 'processing'), adds('archive/file → desk')),
    'unreachable-action',
    'archive/file',
    [],
  ],
];

describe('the proof of soundness', () => {
  it('finds nothing against two branches that are joined', () => {
    expect(proveSoundness(sound())).toEqual([]);
  });

  it.each(SEEDED)('finds %s', (_, change, code, at, path) => {
    const workflow = sound();
    change(workflow);
    expect(proveSoundness(workflow)).toContainEqual({ code, at, path });
  });

  it('reports each fault once, by the shortest way, however many states show it', () => {
    const workflow = sound();
    all(
      hasStep('review', 'processing'),
      adds('appraisal/turn → review', 'review/turn → appraisal', 'tax/give-up → stopped'),
    )(workflow);
    const faults = proveSoundness(workflow);
    expect(new Set(faults.map(({ code, at }) => `${code} ${at}`)).size).toBe(faults.length);
    expect(faults).toContainEqual({
      code: 'token-left-behind',
      at: 'stopped',
      path: [...TO_BRANCHES, 'tax/give-up'],
    });
  });

  it('refuses, rather than trusts, what has more states than any approved process', () => {
    const branches = Array.from({ length: 16 }, (_, index) => `b${index}`);
    const workflow = workflowInBrief(
      {
        ...{ reception: 'received', join: 'processing joins 16', desk: 'completed', done: 'returned final' },
        ...Object.fromEntries(branches.map((code) => [code, 'processing'])),
      },
      [
        `reception/fork → ${branches.join(', ')}`,
        ...branches.map((code) => `${code}/answer → join`),
        'join/sign → desk',
        'desk/return → done',
      ],
    );
    expect(proveSoundness(workflow)).toEqual([
      { code: 'too-complex', at: '1.000001', path: [], states: 20_002 },
    ]);
  });
});
