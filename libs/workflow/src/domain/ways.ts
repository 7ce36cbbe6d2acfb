import type { WorkflowAction, WorkflowDefinition } from './definition.ts';

/** One way an action can lead: its own targets, or those of one of its routes. */
export interface Way {
  /** As paths name it: `step/action`, a route with its number from 1 behind: `step/action#1`. */
  readonly name: string;
  readonly action: WorkflowAction;
  readonly to: readonly string[];
  /** The condition of a route. */
  readonly when?: string;
}

/** An action as faults and paths name it; its own code may occur at several steps. */
export const nameOf = ({ from, code }: Pick<WorkflowAction, 'from' | 'code'>): string => `${from}/${code}`;

/** Every way an action can lead, its own targets first. */
export const waysOf = (action: WorkflowAction): Way[] => [
  { name: nameOf(action), action, to: action.to },
  ...(action.routes ?? []).map(({ when, to }, index) => ({
    ...{ name: `${nameOf(action)}#${index + 1}`, action, to, when },
  })),
];

/** The way of this name, where the definition has it. */
export function wayNamed({ actions }: Pick<WorkflowDefinition, 'actions'>, name: string): Way | undefined {
  const [action] = name.split('#');
  return actions
    .filter((one) => nameOf(one) === action)
    .flatMap(waysOf)
    .find((way) => way.name === name);
}
