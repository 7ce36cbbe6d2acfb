import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { trials } from '#testing';
import { projectPath } from '#platform/config';
import { enabledActions, Landings, type WorkflowDefinition } from '#workflow';
import { alwaysEnds, edited, EDITS, type Pick } from '../../spec/edited-versions.ts';
import { at, OFFICE } from '../../spec/office.ts';
import { changed, LEAD, received, seedWorkflow, termsOf, worldAt } from '../../spec/running-dossier.ts';
import type { DossierState } from './dossier-state.ts';
import { moveOutcome, type MoveTarget } from './move-outcome.ts';
import { movedTasks } from './moved-task.ts';
import { planAction } from './plan-action.ts';

const seeds = readdirSync(projectPath('seed', 'workflows')).map((file) =>
  seedWorkflow(file.replace('.json', '')),
);
/** Those with branches, phases or a financial obligation. */
const winding = ['1.012753', '1.013831', '1.013225', '2.000986'].map(seedWorkflow);
const PHASES = [
  { amount: 4, unit: 'working-day' },
  { amount: 4, unit: 'working-day' },
] as const;

interface Story {
  workflow: WorkflowDefinition;
  edit: string;
  draws: number[];
  /** How many actions are taken before the move. */
  length: number;
  /** Whether the administrator names steps, and which. */
  names: boolean;
}

const stories: fc.Arbitrary<Story> = fc.record({
  workflow: fc.oneof(fc.constantFrom(...seeds), fc.constantFrom(...winding)),
  edit: fc.constantFrom(...Object.keys(EDITS)),
  draws: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
  length: fc.nat(12),
  names: fc.boolean(),
});

const picking = (draws: number[]): Pick => {
  const left = [...draws];
  return (items) => items[(left.shift() ?? 0) % items.length] as never;
};

/** A dossier that has gone on for some actions; undefined when it has ended. */
function wandered(workflow: WorkflowDefinition, length: number, pick: Pick): DossierState | undefined {
  let state = received(workflow, at('2026-03-02 08:00'), termsOf([...PHASES]));
  for (let turn = 1; turn <= length; turn += 1) {
    const actions = enabledActions(
      workflow,
      new Map(state.tasks.map(({ step, arrived }) => [step, arrived])),
    );
    const now = new Date(state.receivedAt.getTime() + turn * 3_600_000);
    // The first action of a step leads on.
    const action = pick([0, 1, 2]) === 0 ? pick(actions) : actions[0]!;
    state = changed(state, planAction(state, workflow, action, worldAt(now), {}), now);
    if (state.closedAt) return undefined;
  }
  return state;
}

describe('any running dossier under a version with one thing changed', () => {
  it('moves only to where it can come to an end, with a task for each token, and else stays for a reason', () => {
    const told = new Map<string, number>();
    fc.assert(
      fc.property(stories, ({ workflow, edit, draws, length, names }) => {
        const pick = picking(draws);
        const next = edited(workflow, edit, pick);
        const dossier = next && wandered(workflow, length, pick);
        fc.pre(next !== undefined && dossier !== undefined);
        const steps = names ? { [pick(workflow.steps).code]: pick(next.steps).code } : {};
        const target: MoveTarget = { definition: next, landings: new Landings(next), steps };
        const outcome = moveOutcome(dossier, target, () => LEAD);
        const reasons = 'stays' in outcome ? outcome.stays.map(({ code }) => code) : ['moves'];
        for (const reason of reasons) told.set(reason, (told.get(reason) ?? 0) + 1);
        if ('stays' in outcome) return;
        const world = { agencyFor: () => LEAD, calendarOf: () => OFFICE };
        const tasks = movedTasks(dossier, outcome.moves, world);
        const tokens = tasks.flatMap(({ step, arrived }) => Array.from({ length: arrived }, () => step));
        expect(alwaysEnds(next, tokens)).toBe(true);
        expect(
          tasks.map(({ replaces, step, arrived, openedAt }) => [replaces, step, arrived, openedAt]),
        ).toEqual(
          dossier.tasks.map(({ id, step, arrived, openedAt }) => [
            id,
            steps[step] ?? step,
            arrived,
            openedAt,
          ]),
        );
        expect(tasks.every(({ dueAt }) => (dueAt === null) === (dossier.clock === 'suspended'))).toBe(true);
      }),
      { numRuns: trials(600) },
    );
    // The rarer reasons have examples of their own.
    expect([...told.keys()]).toEqual(expect.arrayContaining(['moves', 'status-differs', 'step-missing']));
    expect(told.get('moves')).toBeGreaterThan(trials(100));
  });
});
