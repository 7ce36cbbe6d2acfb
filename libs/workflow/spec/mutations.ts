import fc from 'fast-check';
import { DOSSIER_STATUSES, type WorkflowAction, type WorkflowDefinition } from '../src/domain/definition.ts';
import { CLOCK_MUTATIONS } from './clock-mutations.ts';
import { LANGUAGE_MUTATIONS } from './language-mutations.ts';
import type { Mutation, Pick } from './mutation.ts';

const FORM_MUTATIONS: Record<string, Mutation> = {
  'drops an action': ({ actions }, pick) => actions.splice(actions.indexOf(pick(actions)), 1),
  'drops a step': ({ steps }, pick) => steps.splice(steps.indexOf(pick(steps)), 1),
  'leads elsewhere': (workflow, pick) => {
    const action = pick(workflow.actions);
    action.to[action.to.indexOf(pick(action.to))] = anyStep(workflow, pick);
  },
  'leads to one more': (workflow, pick) => pick(workflow.actions).to.push(anyStep(workflow, pick)),
  'forgets a branch': ({ actions }, pick) => {
    const { to } = pick(widest(actions));
    if (to.length > 1) to.splice(to.indexOf(pick(to)), 1);
  },
  'starts elsewhere': (workflow, pick) => {
    pick(workflow.actions).from = anyStep(workflow, pick);
  },
  'waits for another number': ({ steps }, pick) => {
    const step = pick(joinsOf(steps));
    if (!('final' in step)) step.joins = pick([2, 3, 4].filter((count) => count !== step.joins));
  },
  'waits no more': ({ steps }, pick) => {
    const step = pick(joinsOf(steps));
    if ('joins' in step) delete step.joins;
  },
  'changes a status': ({ steps }, pick) => {
    pick(steps).status = pick(DOSSIER_STATUSES);
  },
  'has another beginning': (workflow, pick) => {
    workflow.initial = anyStep(workflow, pick);
  },
  'adds an action': (workflow, pick) => {
    const from = anyStep(workflow, pick);
    workflow.actions.push({ code: 'more', name: 'more', from, to: [anyStep(workflow, pick)] });
  },
  'says an action twice': ({ actions }, pick) => actions.push(structuredClone(pick(actions))),
};

const MUTATIONS: Record<string, Mutation> = { ...FORM_MUTATIONS, ...CLOCK_MUTATIONS, ...LANGUAGE_MUTATIONS };

const anyStep = ({ steps }: WorkflowDefinition, pick: Pick): string => pick(steps).code;

/** The joins, or every step where there is none. */
function joinsOf(steps: WorkflowDefinition['steps']): WorkflowDefinition['steps'] {
  const joins = steps.filter((step) => 'joins' in step);
  return joins.length > 0 ? joins : steps;
}

/** The forks, or every action where there is none. */
function widest(actions: readonly WorkflowAction[]): readonly WorkflowAction[] {
  const forks = actions.filter(({ to }) => to.length > 1);
  return forks.length > 0 ? forks : actions;
}

export interface Mutant {
  what: string;
  workflow: WorkflowDefinition;
}

/** A workflow with a single change, which may or may not do harm. */
export const mutantsOf = (workflow: WorkflowDefinition): fc.Arbitrary<Mutant> =>
  fc
    .record({
      what: fc.constantFrom(...Object.keys(MUTATIONS)),
      draws: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
    })
    .map(({ what, draws }) => {
      const mutant = structuredClone(workflow);
      const left = [...draws];
      MUTATIONS[what]?.(mutant, (items) => items[(left.shift() ?? 0) % items.length] as never);
      return { what, workflow: mutant };
    });
