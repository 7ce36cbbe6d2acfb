import {
  CLOCK_STOPPED_STATUSES,
  isFinal,
  type WorkflowAction,
  type WorkflowDefinition,
  type WorkflowStep,
} from './definition.ts';
import { type Way, waysOf } from './ways.ts';

/** A step with what the exploration asks of it again and again, looked up once. */
export interface NetStep {
  readonly number: number;
  readonly code: string;
  readonly status: WorkflowStep['status'];
  readonly final: boolean;
  /** Whether the legal clock stands still in it. */
  readonly waits: boolean;
  /** Branches that must arrive before it opens. */
  readonly needs: number;
  readonly phase: number;
  /** What can be done in it; filled once all the steps are known. */
  readonly actions: NetAction[];
}

/** One way an action can lead. */
export interface NetAction {
  /** As paths name the way it leads: `step/action`, or `step/action#1` by its first route. */
  readonly name: string;
  readonly action: WorkflowAction;
  /** The condition of a route. */
  readonly when: string | undefined;
  readonly from: NetStep;
  /** By number, so that a marking stays in order when tokens are laid on them. */
  readonly to: readonly NetStep[];
  /** The end it leads to, the last one if they are several. */
  readonly end: NetStep | undefined;
}

/** A definition without structural faults, ready to be explored. */
export interface Net {
  readonly initial: NetStep;
  readonly steps: readonly NetStep[];
  readonly actions: readonly NetAction[];
}

/** @throws when the definition names a step it does not have */
export function netOf({ steps: described, actions, initial }: WorkflowDefinition): Net {
  const steps = described.map(netStep);
  const byCode = new Map(steps.map((step) => [step.code, step]));
  const stepOf = (code: string): NetStep => {
    const step = byCode.get(code);
    if (!step) throw new Error(`there is no step ${code}`);
    return step;
  };
  return {
    initial: stepOf(initial),
    steps,
    actions: actions.flatMap(waysOf).map((way) => netAction(way, stepOf)),
  };
}

const netStep = (step: WorkflowStep, number: number): NetStep => ({
  number,
  code: step.code,
  status: step.status,
  final: isFinal(step),
  waits: CLOCK_STOPPED_STATUSES.includes(step.status),
  needs: isFinal(step) ? 1 : (step.joins ?? 1),
  phase: isFinal(step) ? 1 : (step.phase ?? 1),
  actions: [],
});

function netAction({ name, action, to, when }: Way, stepOf: (code: string) => NetStep): NetAction {
  const from = stepOf(action.from);
  const targets = to.map(stepOf);
  const taken: NetAction = {
    ...{ name, action, when, from },
    to: targets.toSorted((one, other) => one.number - other.number),
    end: targets.findLast(({ final }) => final),
  };
  from.actions.push(taken);
  return taken;
}
