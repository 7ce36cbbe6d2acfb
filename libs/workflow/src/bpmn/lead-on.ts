import { type AuthoredWorkflow, isWork, type WorkflowAction } from '../domain/definition.ts';
import type { StepTimer } from '../domain/timer.ts';
import { nameOf } from '../domain/ways.ts';
import type { Flow, FlowNode } from './flow.ts';

/** Codes hold no `_`, so ids put together with it cannot meet. */
export const stepId = (code: string): string => `step_${code}`;

export const timerId = (step: string, { code }: StepTimer): string => `timer_${step}_${code}`;

/** Ids of the timers that take an action by themselves. */
export const actingTimers = ({ steps }: AuthoredWorkflow, { from, code }: WorkflowAction): string[] =>
  steps
    .filter(isWork)
    .filter((step) => step.code === from)
    .flatMap(({ timers = [] }) => timers)
    .filter((timer) => timer.does === 'act' && timer.action === code)
    .map((timer) => timerId(from, timer));

/** A part of the drawing that is entered at one place. */
interface Part {
  readonly into: string;
  readonly nodes: readonly FlowNode[];
  readonly flows: readonly Flow[];
}

/** An action as its first flow and what comes between that and its targets. */
export function leadOn(
  action: WorkflowAction,
  from: string,
  timers: readonly string[],
  entry: (code: string) => string,
) {
  const name = nameOf(action).replace('/', '_');
  const own = fork(action.to, `fork_${name}`, entry);
  const onward = action.routes
    ? decision(action.routes, name, own, entry)
    : own.nodes.length > 0 && timers.length > 0
      ? meeting(own, `meet_${name}`)
      : own;
  const first: Flow = { id: `action_${name}`, from, to: onward.into, action };
  const fired = timers.map((timer) => ({ id: `${timer}_out`, from: timer, to: onward.into }));
  return { first, nodes: onward.nodes, flows: [...onward.flows, ...fired] };
}

/** What leads to all the targets: a gateway only where they are several. */
function fork(targets: readonly string[], id: string, entry: (code: string) => string): Part {
  const [only = '', ...others] = targets;
  if (others.length === 0) return { into: entry(only), nodes: [], flows: [] };
  return {
    into: id,
    nodes: [{ id, type: 'bpmn:ParallelGateway' }],
    flows: targets.map((code) => ({ id: `${id}_${code}`, from: id, to: entry(code) })),
  };
}

/** A gateway that takes the first of its flows whose condition holds, or else the way of the action itself. */
function decision(
  routes: NonNullable<WorkflowAction['routes']>,
  name: string,
  own: Part,
  entry: (code: string) => string,
): Part {
  const id = `decision_${name}`;
  const parts = routes.map(({ to }, index) => fork(to, `fork_${name}_${index + 1}`, entry));
  return {
    into: id,
    nodes: [{ id, type: 'bpmn:ExclusiveGateway' }, ...[...parts, own].flatMap(({ nodes }) => nodes)],
    flows: [
      ...routes.map(({ when }, index) => ({
        ...{ id: `route_${name}_${index + 1}`, from: id, to: parts[index]?.into ?? own.into, when },
      })),
      { id: `default_${name}`, from: id, to: own.into, isDefault: true },
      ...[...parts, own].flatMap(({ flows }) => flows),
    ],
  };
}

/** A fork with several ways in would wait for all of them. */
const meeting = ({ into, nodes, flows }: Part, id: string): Part => ({
  into: id,
  nodes: [{ id, type: 'bpmn:ExclusiveGateway' }, ...nodes],
  flows: [{ id: `${id}_out`, from: id, to: into }, ...flows],
});
