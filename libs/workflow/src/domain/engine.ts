import {
  isFinal,
  type WorkflowAction,
  type WorkflowDefinition,
  type WorkflowStep,
  type WorkStep,
} from './definition.ts';

/**
 * Where a running dossier stands: for every step that holds tokens, how many have arrived. An ordinary step opens
 * with one; a join opens once all its branches have arrived. Empty = the workflow has ended.
 */
export type Marking = ReadonlyMap<string, number>;

/** The outcome of one action. */
export interface Firing {
  marking: Marking;
  /** Work steps a token arrived at, in the action's order. */
  reached: readonly WorkStep[];
  /** The final step, when the action ended the workflow. */
  ended: Extract<WorkflowStep, { final: true }> | undefined;
}

export const initialMarking = (definition: WorkflowDefinition): Marking => new Map([[definition.initial, 1]]);

export function stepOf(definition: WorkflowDefinition, code: string): WorkflowStep {
  const step = definition.steps.find((candidate) => candidate.code === code);
  if (!step) throw new Error(`${definition.code} v${definition.version} has no step ${code}`);
  return step;
}

/** The work step of this code; final steps are never worked on. */
export function workStepOf(definition: WorkflowDefinition, code: string): WorkStep {
  const step = stepOf(definition, code);
  if (isFinal(step)) throw new Error(`${code} is a final step of ${definition.code}`);
  return step;
}

/** Whether all the branches a step waits for have arrived. */
export const isOpen = (step: WorkStep, arrived: number): boolean => arrived >= (step.joins ?? 1);

/** Actions that can be taken now, whoever may take them. */
export const enabledActions = (definition: WorkflowDefinition, marking: Marking): WorkflowAction[] =>
  definition.actions.filter((action) => {
    const arrived = marking.get(action.from);
    return arrived !== undefined && isOpen(workStepOf(definition, action.from), arrived);
  });

/**
 * Takes an enabled action: its step's tokens are consumed, each target gets one.
 * @param to where it leads, when not to its own targets: those of a route whose condition holds
 */
export function fire(
  definition: WorkflowDefinition,
  marking: Marking,
  action: WorkflowAction,
  to: readonly string[] = action.to,
): Firing {
  const next = new Map(marking);
  next.delete(action.from);
  const reached: WorkStep[] = [];
  let ended: Firing['ended'];
  for (const code of to) {
    const step = stepOf(definition, code);
    if (isFinal(step)) {
      ended = step;
    } else {
      next.set(code, (next.get(code) ?? 0) + 1);
      reached.push(step);
    }
  }
  return { marking: next, reached, ended };
}
