import {
  type AuthoredWorkflow,
  CLOCK_STOPPED_STATUSES,
  isCall,
  isFinal,
  isWork,
  type WorkflowAction,
  type WorkStep,
} from '../domain/definition.ts';
import { standInForCalls } from '../domain/stand-in-for-calls.ts';
import type { DrawnStep, Flow, FlowGraph, FlowNode } from './flow.ts';
import { isJoin, joinOf } from './join-gateways.ts';
import { actingTimers, leadOn, stepId, timerId } from './lead-on.ts';

/** The workflow as BPMN draws it: choices, decisions, forks and joins become gateways, the ends become events. */
export function flowGraphOf(workflow: AuthoredWorkflow): FlowGraph {
  const { steps, actions, initial } = workflow;
  const runnable = standInForCalls(workflow);
  const joins = steps.filter(isJoin).map((step) => joinOf(runnable, step));
  const choices = steps
    .map(({ code }) => code)
    .filter((code) => actions.filter(({ from }) => from === code).length > 1);
  const entry = (action: WorkflowAction, code: string): string =>
    joins.find(({ step }) => step === code)?.entries.get(action) ?? stepId(code);
  const led = actions.map((action) => {
    const source = choices.includes(action.from) ? choiceId(action.from) : stepId(action.from);
    return leadOn(action, source, actingTimers(workflow, action), (code) => entry(action, code));
  });
  const nodes: FlowNode[] = [
    { id: 'start', type: 'bpmn:StartEvent' },
    ...steps.map((step) => ({ id: stepId(step.code), type: typeOf(step), step })),
    ...steps.filter(isWork).flatMap(timersOf),
    ...choices.map((code) => ({ id: choiceId(code), type: 'bpmn:ExclusiveGateway' })),
    ...led.flatMap((way) => way.nodes),
    ...joins.flatMap(({ gateways }) => gateways),
  ];
  const flows: Flow[] = [
    { id: 'start_out', from: 'start', to: stepId(initial) },
    ...led.map(({ first }) => first),
    ...choices.map((code) => ({ id: `${stepId(code)}_out`, from: stepId(code), to: choiceId(code) })),
    ...led.flatMap((way) => way.flows),
    ...joins.flatMap((join) => join.flows),
  ];
  return { nodes, flows };
}

const choiceId = (code: string): string => `choice_${code}`;

/** Who is waited for outside of the offices is drawn as someone to receive from. */
function typeOf(step: DrawnStep): string {
  if (isFinal(step)) return 'bpmn:EndEvent';
  if (isCall(step)) return 'bpmn:CallActivity';
  return step.awaits || CLOCK_STOPPED_STATUSES.includes(step.status) ? 'bpmn:ReceiveTask' : 'bpmn:UserTask';
}

const timersOf = (step: WorkStep): FlowNode[] =>
  (step.timers ?? []).map((timer) => ({
    id: timerId(step.code, timer),
    type: 'bpmn:BoundaryEvent',
    timer: { at: stepId(step.code), of: step, timer },
  }));
