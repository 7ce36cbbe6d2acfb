import {
  CLOCK_STOPPED_STATUSES,
  isFinal,
  type WorkflowAction,
  type WorkflowDefinition,
  type WorkflowStep,
  type WorkStep,
} from '../domain/definition.ts';
import { branchesInto } from './branches-into.ts';

/** A node of the drawing; those that stand for a step carry it. */
export interface FlowNode {
  readonly id: string;
  readonly type: string;
  readonly step?: WorkflowStep;
  /** How many branches a gateway waits for that does not wait for all its flows. */
  readonly branches?: number;
}

/** An arrow; the first one of an action carries it. */
export interface Flow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly action?: WorkflowAction;
}

export interface FlowGraph {
  readonly nodes: readonly FlowNode[];
  /** Those that carry an action stand in the order of the definition, and so do the branches of a fork. */
  readonly flows: readonly Flow[];
}

/** Codes hold no `_`, so ids put together with it cannot meet. */
export const stepId = (code: string): string => `step_${code}`;

/** The definition as BPMN draws it: choices, forks and joins become gateways, the ends become events. */
export function flowGraphOf(definition: WorkflowDefinition): FlowGraph {
  const { steps, actions, initial } = definition;
  const joins = steps.flatMap((step) => (isJoin(step) ? { step, ...joinOf(definition, step) } : []));
  const choices = steps
    .map(({ code }) => code)
    .filter((code) => actions.filter(({ from }) => from === code).length > 1);
  const entry = (action: WorkflowAction, code: string): string =>
    joins.find(({ step }) => step.code === code)?.entries.get(action) ?? stepId(code);
  const ways = actions.map((action) => {
    const source = choices.includes(action.from) ? choiceId(action.from) : stepId(action.from);
    return wayOf(action, source, (code) => entry(action, code));
  });
  const nodes: FlowNode[] = [
    { id: 'start', type: 'bpmn:StartEvent' },
    ...steps.map((step) => ({ id: stepId(step.code), type: typeOf(step), step })),
    ...choices.map((code) => ({ id: choiceId(code), type: 'bpmn:ExclusiveGateway' })),
    ...ways.flatMap(({ forks }) => forks.map((id) => ({ id, type: 'bpmn:ParallelGateway' }))),
    ...joins.flatMap(({ gateways }) => gateways),
  ];
  const flows = [
    flow('start', stepId(initial)),
    ...ways.map(({ first }) => first),
    ...choices.map((code) => flow(stepId(code), choiceId(code))),
    ...ways.flatMap(({ branches }) => branches),
    ...joins.flatMap((join) => join.flows),
  ];
  return { nodes, flows };
}

const choiceId = (code: string): string => `choice_${code}`;

/** An action as its first flow, and as a fork where it has several targets. */
function wayOf(action: WorkflowAction, from: string, entry: (code: string) => string) {
  const name = `${action.from}_${action.code}`;
  const [only = '', ...others] = action.to;
  const fork = `fork_${name}`;
  const forks = others.length > 0 ? [fork] : [];
  const first: Flow = { id: `action_${name}`, from, to: forks[0] ?? entry(only), action };
  const branches = forks.flatMap(() => action.to.map((code) => flow(fork, entry(code), `${fork}_${code}`)));
  return { first, forks, branches };
}

type JoinStep = WorkStep & { joins: number };
const isJoin = (step: WorkflowStep): step is JoinStep => !isFinal(step) && step.joins !== undefined;

const flow = (from: string, to: string, id = `${from}_out`): Flow => ({ id, from, to });

function typeOf(step: WorkflowStep): string {
  if (isFinal(step)) return 'bpmn:EndEvent';
  return CLOCK_STOPPED_STATUSES.includes(step.status) ? 'bpmn:ReceiveTask' : 'bpmn:UserTask';
}

interface Join {
  gateways: FlowNode[];
  flows: Flow[];
  /** The gateway each arriving action leads to. */
  entries: Map<WorkflowAction, string>;
}

/** A parallel gateway waits for all its flows, so alternatives of one branch meet in a gateway before it. */
function joinOf(definition: WorkflowDefinition, step: JoinStep): Join {
  const id = `join_${step.code}`;
  const flows = [flow(id, stepId(step.code))];
  const entries = new Map<WorkflowAction, string>();
  const branches = branchesInto(definition, step);
  if (!branches) {
    for (const action of definition.actions) if (action.to.includes(step.code)) entries.set(action, id);
    return { gateways: [{ id, type: 'bpmn:ComplexGateway', branches: step.joins }], flows, entries };
  }
  const gateways: FlowNode[] = [{ id, type: 'bpmn:ParallelGateway' }];
  branches.forEach((actions, index) => {
    const merge = `merge_${step.code}_${index + 1}`;
    if (actions.length > 1) {
      gateways.push({ id: merge, type: 'bpmn:ExclusiveGateway' });
      flows.push(flow(merge, id));
    }
    for (const action of actions) entries.set(action, actions.length > 1 ? merge : id);
  });
  return { gateways, flows, entries };
}
