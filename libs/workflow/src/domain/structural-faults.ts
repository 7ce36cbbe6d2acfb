import { isFinal, isFinalStatus, type WorkflowDefinition } from './definition.ts';
import { duplicates } from './duplicates.ts';
import { languageFaults } from './language-faults.ts';
import type { Conditions } from './read-conditions.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import { nameOf, type Way, waysOf } from './ways.ts';

/** Faults that show without running the definition; with any of them it cannot be run. */
export function structuralFaults(definition: WorkflowDefinition, conditions: Conditions): SoundnessFault[] {
  const { steps, actions, initial } = definition;
  const ways = actions.flatMap(waysOf);
  const known = new Set(steps.map(({ code }) => code));
  const finals = new Set(steps.filter(isFinal).map(({ code }) => code));
  const starts = [initial, ...actions.map(({ from }) => from)];
  const faults = (code: SoundnessFault['code'], places: readonly string[]): SoundnessFault[] =>
    places.map((at) => ({ code, at, path: [] }));
  return [
    ...faults('duplicate-code', duplicates(steps.map(({ code }) => code))),
    ...faults('duplicate-code', duplicates(actions.map(nameOf))),
    ...faults(
      'duplicate-code',
      ways.filter(({ to }) => duplicates(to).length > 0).map(({ name }) => name),
    ),
    ...faults(
      'unknown-step',
      [...starts, ...ways.flatMap(({ to }) => to)].filter((code) => !known.has(code)),
    ),
    ...faults(
      'action-from-final',
      starts.filter((code) => finals.has(code)),
    ),
    ...faults(
      'self-loop',
      ways.filter(({ action, to }) => to.includes(action.from)).map(({ name }) => name),
    ),
    ...faults('misplaced-status', misplacedStatuses(steps, initial)),
    ...faults('work-after-result', workAfterResult(steps, ways)),
    ...languageFaults(definition, conditions),
  ];
}

/** A dossier starts as received, and ends where a final step says so and nowhere else. */
const misplacedStatuses = (steps: WorkflowDefinition['steps'], initial: string): string[] =>
  steps
    .filter(
      (step) =>
        isFinal(step) !== isFinalStatus(step.status) || (step.code === initial && step.status !== 'received'),
    )
    .map(({ code }) => code);

/** The legal clock ends with the result, and only the act of reopening lets it go on. */
function workAfterResult(steps: WorkflowDefinition['steps'], ways: readonly Way[]): string[] {
  const statuses = new Map(steps.map(({ code, status }) => [code, status]));
  const isWork = (code: string): boolean => {
    const status = statuses.get(code);
    return status !== undefined && status !== 'completed' && !isFinalStatus(status);
  };
  return ways
    .filter(({ action, to }) => statuses.get(action.from) === 'completed' && to.some(isWork))
    .map(({ name }) => name);
}
