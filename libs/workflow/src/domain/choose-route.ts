import type { Condition, ConditionInputs } from './condition.ts';
import type { WorkflowAction, WorkflowDefinition } from './definition.ts';
import { conditionOf, type Conditions, readConditions } from './read-conditions.ts';

/** Read once for each workflow: published versions never change. */
const known = new WeakMap<WorkflowDefinition, Conditions>();

/**
 * Where an action leads: to the targets of the first of its routes whose condition holds, else to its own.
 * @throws when a condition cannot be read, which publishing refuses
 */
export function chooseRoute(
  definition: WorkflowDefinition,
  { to, routes = [] }: WorkflowAction,
  inputs: ConditionInputs,
): readonly string[] {
  const taken = routes.find(({ when }) => readable(definition, when).holds(inputs));
  return taken?.to ?? to;
}

function readable(definition: WorkflowDefinition, when: string): Condition {
  const conditions = known.get(definition) ?? readConditions(definition);
  known.set(definition, conditions);
  const condition = conditionOf(conditions, when);
  if (!condition) throw new Error(`${definition.code} has a condition that cannot be read: ${when}`);
  return condition;
}
