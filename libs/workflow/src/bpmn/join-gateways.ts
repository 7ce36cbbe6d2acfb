import { isWork, type WorkflowAction, type WorkflowDefinition, type WorkStep } from '../domain/definition.ts';
import { waysOf } from '../domain/ways.ts';
import { branchesInto } from './branches-into.ts';
import type { DrawnStep, Flow, FlowNode } from './flow.ts';
import { actingTimers, stepId } from './lead-on.ts';

type JoinStep = WorkStep & { joins: number };

export const isJoin = (step: DrawnStep): step is JoinStep => isWork(step) && step.joins !== undefined;

interface Join {
  /** Code of the step that waits. */
  step: string;
  gateways: FlowNode[];
  flows: Flow[];
  /** The gateway each arriving action leads to. */
  entries: Map<WorkflowAction, string>;
}

/** A parallel gateway waits for all its flows, so alternatives of one branch meet in a gateway before it. */
export function joinOf(definition: WorkflowDefinition, step: JoinStep): Join {
  const id = `join_${step.code}`;
  const flows: Flow[] = [{ id: `${id}_out`, from: id, to: stepId(step.code) }];
  const branches = branchesInto(definition, step);
  if (!branches) {
    const entries = new Map(definition.actions.map((action) => [action, id]));
    return {
      ...{ step: step.code, flows, entries },
      gateways: [{ id, type: 'bpmn:ComplexGateway', branches: step.joins }],
    };
  }
  const entries = new Map<WorkflowAction, string>();
  const gateways: FlowNode[] = [{ id, type: 'bpmn:ParallelGateway' }];
  branches.forEach((actions, index) => {
    const merge = `merge_${step.code}_${index + 1}`;
    const arrows = actions.reduce((sum, action) => sum + arrowsInto(step, action, definition), 0);
    if (arrows > 1) {
      gateways.push({ id: merge, type: 'bpmn:ExclusiveGateway' });
      flows.push({ id: `${merge}_out`, from: merge, to: id });
    }
    for (const action of actions) entries.set(action, arrows > 1 ? merge : id);
  });
  return { step: step.code, gateways, flows, entries };
}

/** One from each way of the action that leads there, and one from each timer that takes it without a gateway between. */
function arrowsInto({ code }: JoinStep, action: WorkflowAction, definition: WorkflowDefinition): number {
  const ways = waysOf(action).filter(({ to }) => to.includes(code)).length;
  const isDirect = !action.routes && action.to.length === 1;
  return ways + (isDirect ? actingTimers(definition, action).length : 0);
}
