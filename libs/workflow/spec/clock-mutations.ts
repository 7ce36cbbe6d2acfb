import type { WorkflowDefinition, WorkStep } from '../src/domain/definition.ts';
import type { Mutation, Pick } from './mutation.ts';
import { actionInBrief, stepInBrief } from './workflow-in-brief.ts';

/** Changes of the course of a workflow: waits, phases, ways round and steps off the way. */
export const CLOCK_MUTATIONS: Record<string, Mutation> = {
  'never returns from a wait': (workflow, pick) => {
    const wait = waitIn(workflow, pick(workStepsOf(workflow)).code, pick);
    workflow.actions = workflow.actions.filter(({ from }) => from !== wait);
  },
  'waits once more': (workflow, pick) => {
    const wait = waitIn(workflow, pick(workStepsOf(workflow)).code, pick);
    extend(workflow, { again: 'awaiting-finance' }, [
      `${wait}/owe → again`,
      `again/pay → ${pick(workStepsOf(workflow)).code}`,
    ]);
  },
  'only ever waits': (workflow, pick) => {
    const { code } = pick(workStepsOf(workflow));
    extend(workflow, { limbo: 'awaiting-supplement', counter: 'received' }, [
      ...[`${code}/lack → limbo`, 'limbo/bring → counter', 'counter/lack → limbo'],
    ]);
  },
  'waits before anyone works': (workflow) => {
    const { initial } = workflow;
    for (const action of workflow.actions) if (action.from === initial) action.from = 'advance';
    extend(workflow, { advance: 'awaiting-finance' }, [`${initial}/charge → advance`]);
  },
  'begins a phase': (workflow, pick) => {
    const step = pick(workStepsOf(workflow));
    step.phase = pick([2, 3, 4].filter((phase) => phase !== step.phase));
  },
  'leaves a phase out': (workflow, pick) => {
    const second = workStepsOf(workflow).filter(({ phase }) => phase === 2);
    for (const step of second.length > 0 ? second : [pick(workStepsOf(workflow))]) step.phase = 3;
  },
  'goes round for ever': (workflow, pick) => {
    const { code } = pick(workStepsOf(workflow));
    extend(workflow, { left: 'processing', right: 'processing' }, [
      ...[`${code}/turn → left`, 'left/on → right', 'right/on → left'],
    ]);
  },
  'has a step off the way': (workflow, pick) => {
    extend(workflow, { aside: 'processing' }, [`aside/file → ${pick(workflow.steps).code}`]);
  },
  'sends a branch off alone': (workflow, pick) => {
    const action = pick(workflow.actions);
    extend(workflow, { opinion: 'processing' }, [`opinion/give → ${pick(workflow.steps).code}`]);
    action.to = [...action.to, 'opinion'];
  },
};

const workStepsOf = ({ steps }: WorkflowDefinition): WorkStep[] =>
  steps.filter((step): step is WorkStep => !('final' in step));

function extend(
  workflow: WorkflowDefinition,
  steps: Record<string, string>,
  actions: readonly string[],
): void {
  const added = Object.entries(steps).map(([code, description]) => stepInBrief(code, description));
  workflow.steps.push(...added);
  workflow.actions.push(...actions.map(actionInBrief));
}

/** A wait the workflow has, or a new one beside the step. @returns its code */
function waitIn(workflow: WorkflowDefinition, beside: string, pick: Pick): string {
  const waits = workflow.steps.filter(({ status }) => status.startsWith('awaiting-'));
  if (waits.length > 0) return pick(waits).code;
  extend(workflow, { wait: 'awaiting-supplement' }, [`${beside}/lack → wait`, `wait/bring → ${beside}`]);
  return 'wait';
}
