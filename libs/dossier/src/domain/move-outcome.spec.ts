import { Landings, type WorkflowDefinition } from '#workflow';
import { at } from '../../spec/office.ts';
import { runnablePermit } from '../../spec/building-permit.ts';
import { LEAD, received, seedWorkflow, take, termsOf } from '../../spec/running-dossier.ts';
import type { DossierState } from './dossier-state.ts';
import { moveOutcome, type MoveOutcome } from './move-outcome.ts';

const limit = { amount: 8, unit: 'working-hour' } as const;
const birth = seedWorkflow('1.001193');
const joint = seedWorkflow('2.000986');

/** A version that differs by one thing. */
function differing(
  workflow: WorkflowDefinition,
  change: (newer: WorkflowDefinition) => unknown,
): WorkflowDefinition {
  const newer = structuredClone(workflow);
  newer.version = 2;
  change(newer);
  return newer;
}

const birthAt = (...deeds: string[]): DossierState =>
  take(received(birth, at('2026-03-02 08:00'), termsOf([limit])), birth, ...deeds);
const appraised = birthAt('2026-03-02 08:30 reception/hand-over', '2026-03-02 09:00 assignment/assign');

const outcome = (
  dossier: DossierState,
  definition: WorkflowDefinition,
  steps: Record<string, string> = {},
  agencyFor: (reference: string) => number | undefined = () => LEAD,
): MoveOutcome => moveOutcome(dossier, { definition, landings: new Landings(definition), steps }, agencyFor);

const movesTo = (one: MoveOutcome): string[] | MoveOutcome =>
  'moves' in one ? one.moves.map(({ from, arrived, to }) => `${from} → ${to.code} ${arrived}`) : one;

const recoded = (workflow: WorkflowDefinition, from: string, to: string): WorkflowDefinition =>
  JSON.parse(
    JSON.stringify({ ...workflow, version: 2 }).replaceAll(`"${from}"`, `"${to}"`),
  ) as WorkflowDefinition;

describe('a running dossier', () => {
  it('goes on at the step of the same code, whatever else is new about it', () => {
    const newer = differing(birth, ({ steps }) =>
      Object.assign(steps[2]!, { name: 'Thẩm định', limit: { amount: 1, unit: 'working-day' } }),
    );
    expect(movesTo(outcome(appraised, newer))).toEqual(['appraisal → appraisal 1']);
  });

  it('goes on at the step that takes the place of its own', () => {
    const newer = recoded(birth, 'appraisal', 'study');
    expect(movesTo(outcome(appraised, newer, { appraisal: 'study' }))).toEqual(['appraisal → study 1']);
  });

  it('stays when nothing takes the place of its step, or only an end does', () => {
    const stays = (to: string) => ({ stays: [{ code: 'step-missing', step: 'appraisal', to }] });
    expect(outcome(appraised, recoded(birth, 'appraisal', 'study'))).toEqual(stays('appraisal'));
    expect(outcome(appraised, birth, { appraisal: 'done' })).toEqual(stays('done'));
  });

  it.each([
    ['working becomes waiting', appraised, { appraisal: 'awaiting-supplement' }],
    ['working becomes completed', appraised, { appraisal: 'hand-over' }],
    [
      'waiting becomes working',
      take(appraised, birth, '2026-03-02 10:00 appraisal/request-supplement'),
      { 'awaiting-supplement': 'appraisal' },
    ],
    ['received becomes working', birthAt(), { reception: 'assignment' }],
  ])('stays when %s', (_what, dossier, steps) => {
    expect(outcome(dossier, birth, steps)).toEqual({
      stays: [expect.objectContaining({ code: 'status-differs' })],
    });
  });

  it('keeps waiting in the same wait, and is handed over when it is completed', () => {
    const waiting = take(appraised, birth, '2026-03-02 10:00 appraisal/request-supplement');
    expect(movesTo(outcome(waiting, birth))).toEqual(['awaiting-supplement → awaiting-supplement 1']);
  });

  it('stays when the province has nobody for the step', () => {
    const without = (reference: string) => (reference === 'lead' ? undefined : LEAD);
    expect(outcome(appraised, birth, {}, without)).toEqual({
      stays: [{ code: 'agency-missing', to: 'appraisal', reference: 'lead' }],
    });
  });
});

describe('a dossier with branches', () => {
  const forked = take(
    received(joint, at('2026-03-02 08:00'), termsOf([{ amount: 20, unit: 'working-day' }])),
    joint,
    '2026-03-02 08:30 reception/hand-over',
    '2026-03-02 09:00 assignment/assign',
    '2026-03-02 09:30 appraisal/submit',
    '2026-03-02 10:00 approval/approve',
  );
  const arrived = take(forked, joint, '2026-03-02 11:00 health-insurance-card/submit');

  it('goes on with all of them, and with those that have arrived', () => {
    const newer = recoded(joint, 'consolidation', 'putting-together');
    expect(movesTo(outcome(arrived, newer, { consolidation: 'putting-together' }))).toEqual([
      'residence-registration → residence-registration 1',
      'consolidation → putting-together 1',
    ]);
  });

  it('stays when two would lie on one step', () => {
    expect(outcome(forked, joint, { 'health-insurance-card': 'residence-registration' })).toEqual({
      stays: [{ code: 'branches-merge', to: 'residence-registration' }],
    });
  });

  it('stays where no dossier of the version comes to stand so', () => {
    const inTurn = differing(joint, ({ steps, actions }) => {
      actions.find(({ from, code }) => from === 'approval' && code === 'approve')!.to = [
        'residence-registration',
      ];
      for (const action of actions) {
        if (action.from === 'residence-approval' && action.to[0] === 'consolidation') {
          action.to = ['health-insurance-card'];
        }
      }
      const join = steps.find(({ code }) => code === 'consolidation')!;
      if ('joins' in join) delete join.joins;
    });
    expect(outcome(forked, inTurn)).toEqual({
      stays: [{ code: 'unreachable', to: ['residence-registration', 'health-insurance-card'] }],
    });
  });
});

describe('a dossier in a phase of its limit', () => {
  const land = seedWorkflow('1.013831');
  const phases = [limit, limit];
  const first = land.steps.find(({ code }) => code === land.initial)!;
  const inSecond: DossierState = {
    ...received(land, at('2026-03-02 08:00'), termsOf(phases)),
    phaseStarts: [at('2026-03-02 09:00')],
  };

  it('stays where that phase does not run', () => {
    expect(outcome(inSecond, land)).toEqual({ stays: [{ code: 'phase-differs', phase: 2 }] });
    expect(movesTo(outcome({ ...inSecond, phaseStarts: [] }, land))).toEqual([
      `${first.code} → ${first.code} 1`,
    ]);
  });

  it('goes on where its own limit has fewer phases than the version', () => {
    const second = land.steps.find((step) => 'phase' in step && step.phase === 2)!;
    const [task] = inSecond.tasks;
    const there: DossierState = {
      ...inSecond,
      status: second.status,
      tasks: [{ ...task!, step: second.code }],
    };
    expect(movesTo(outcome(there, land))).toEqual([`${second.code} → ${second.code} 1`]);
    const single = { ...there, terms: termsOf([limit]), phaseStarts: [] };
    expect(movesTo(outcome(single, land))).toEqual([`${second.code} → ${second.code} 1`]);
    expect(outcome({ ...there, phaseStarts: [] }, land)).toEqual({
      stays: [{ code: 'phase-differs', phase: 1 }],
    });
  });
});

describe('a dossier before conditions that read facts', () => {
  const begun = received(runnablePermit, at('2026-03-02 08:00'), termsOf([limit]));
  const standing = (step: string, facts: DossierState['facts']): DossierState => ({
    ...{ ...begun, status: 'processing', facts },
    tasks: [{ ...begun.tasks[0]!, step }],
  });

  it('goes on where it will be asked for them', () => {
    expect(movesTo(outcome(standing('appraisal', {}), runnablePermit))).toEqual(['appraisal → appraisal 1']);
  });

  it('stays where it will not, unless they are established with a value they can have', () => {
    const missing = { stays: [{ code: 'facts-missing', facts: ['zone'] }] };
    expect(outcome(standing('inspection', {}), runnablePermit)).toEqual(missing);
    expect(outcome(standing('inspection', { area: 1, onSite: true }), runnablePermit)).toEqual(missing);
    expect(outcome(standing('inspection', { zone: 'moon' }), runnablePermit)).toEqual(missing);
    expect(movesTo(outcome(standing('inspection', { zone: 'rural' }), runnablePermit))).toEqual([
      'inspection → inspection 1',
    ]);
  });
});
