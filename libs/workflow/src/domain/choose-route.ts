import { type Condition, type ConditionInputs, ConditionLanguage, isCondition } from './condition.ts';
import type { WorkflowAction, WorkflowDefinition } from './definition.ts';

/** Conditions are read once for each workflow: published versions never change. */
const conditions = new WeakMap<WorkflowDefinition, Map<string, Condition>>();

/**
 * Where an action leads: to the targets of the first of its routes whose condition holds, else to its own.
 * @throws when a condition cannot be read, which publishing refuses
 */
export function chooseRoute(
  definition: WorkflowDefinition,
  { to, routes = [] }: WorkflowAction,
  inputs: ConditionInputs,
): readonly string[] {
  const taken = routes.find(({ when }) => conditionOf(definition, when).holds(inputs));
  return taken?.to ?? to;
}

function conditionOf(definition: WorkflowDefinition, when: string): Condition {
  const known = conditions.get(definition) ?? new Map<string, Condition>();
  conditions.set(definition, known);
  const condition = known.get(when) ?? readCondition(definition, when);
  known.set(when, condition);
  return condition;
}

function readCondition({ code, facts = [] }: WorkflowDefinition, when: string): Condition {
  const read = new ConditionLanguage(facts).read(when);
  if (!isCondition(read)) {
    throw new Error(`${code} has a condition that cannot be read: ${when}: ${read.reason.en}`);
  }
  return read;
}
