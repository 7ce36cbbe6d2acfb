import { type Condition, type ConditionFault, ConditionLanguage, isCondition } from './condition.ts';
import type { WorkflowDefinition } from './definition.ts';

/** The conditions of a workflow by their texts. */
export type Conditions = ReadonlyMap<string, Condition | ConditionFault>;

/** Reads every condition of a workflow once, however many routes ask it. */
export function readConditions({
  actions,
  facts = [],
}: Pick<WorkflowDefinition, 'actions' | 'facts'>): Conditions {
  const language = new ConditionLanguage(facts);
  const texts = new Set(actions.flatMap(({ routes = [] }) => routes.map(({ when }) => when)));
  return new Map([...texts].map((text) => [text, language.read(text)]));
}

/** @returns nothing for a text that is no condition of the workflow, or cannot be read */
export function conditionOf(conditions: Conditions, text: string | undefined): Condition | undefined {
  const read = text === undefined ? undefined : conditions.get(text);
  return read && isCondition(read) ? read : undefined;
}
