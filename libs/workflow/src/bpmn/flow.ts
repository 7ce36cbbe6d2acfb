import type { AuthoredWorkflow, WorkflowAction, WorkStep } from '../domain/definition.ts';
import type { StepTimer } from '../domain/timer.ts';

/** A step of a workflow as written. */
export type DrawnStep = AuthoredWorkflow['steps'][number];

/** A node of the drawing; those that stand for a step carry it. */
export interface FlowNode {
  readonly id: string;
  readonly type: string;
  readonly step?: DrawnStep;
  /** How many branches a gateway waits for that does not wait for all its flows. */
  readonly branches?: number;
  /** A timer on the edge of a step, which is drawn as the node `at`. */
  readonly timer?: { readonly at: string; readonly of: WorkStep; readonly timer: StepTimer };
}

/** An arrow; the first one of an action carries it. */
export interface Flow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly action?: WorkflowAction;
  /** The condition under which it is taken. */
  readonly when?: string;
  /** Whether it is taken when no condition holds. */
  readonly isDefault?: boolean;
}

export interface FlowGraph {
  /** Those on an edge stand behind what they are on. */
  readonly nodes: readonly FlowNode[];
  /** Those that carry an action stand in the order of the definition, and so do routes and the branches of a fork. */
  readonly flows: readonly Flow[];
}
