import type { Condition, ConditionInputs } from './condition.ts';
import type { WorkflowAction, WorkflowDefinition } from './definition.ts';
import { conditionOf, type Conditions } from './read-conditions.ts';
import { sampleInputs } from './sample-inputs.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import { waysOf } from './ways.ts';

/**
 * Ways that no dossier takes: a condition that never holds where it is asked, or own targets that are left to none
 * because some condition always holds. Decided by trying one value from each range the conditions tell apart; conditions
 * that compare what they read with each other, or tell too many ranges apart, are given the benefit of the doubt.
 * @param conditions of the workflow, all of which can be read
 */
export function routeFaults(
  { actions, facts = [] }: WorkflowDefinition,
  conditions: Conditions,
): SoundnessFault[] {
  return actions
    .filter(({ routes }) => routes)
    .flatMap((action) => {
      const readable = (action.routes ?? []).flatMap(({ when }) => conditionOf(conditions, when) ?? []);
      const inputs = sampleInputs(readable, facts);
      return inputs ? neverTaken(action, readable, inputs) : [];
    });
}

function neverTaken(
  action: WorkflowAction,
  conditions: readonly Condition[],
  inputs: Iterable<ConditionInputs>,
): SoundnessFault[] {
  const ways = waysOf(action);
  const untaken = new Set(ways);
  for (const input of inputs) {
    const route = conditions.findIndex((condition) => condition.holds(input));
    const taken = ways[route + 1];
    if (taken) untaken.delete(taken);
    if (untaken.size === 0) return [];
  }
  return [...untaken].map(({ name, when }) =>
    when === undefined
      ? { code: 'default-never', at: name, path: [] }
      : { code: 'route-never', at: name, path: [], condition: { text: when } },
  );
}
