import { isFinal, isFinalStatus, type WorkflowAction, type WorkflowDefinition } from './definition.ts';
import type { SoundnessFault } from './soundness-fault.ts';

/** An action as faults and paths name it; its own code may occur at several steps. */
export const nameOf = ({ from, code }: WorkflowAction): string => `${from}/${code}`;

/** Faults that show without running the definition; with any of them it cannot be run. */
export function structuralFaults({ steps, actions, initial }: WorkflowDefinition): SoundnessFault[] {
  const known = new Set(steps.map(({ code }) => code));
  const finals = new Set(steps.filter(isFinal).map(({ code }) => code));
  const starts = [initial, ...actions.map(({ from }) => from)];
  const faults = (code: SoundnessFault['code'], places: readonly string[]): SoundnessFault[] =>
    places.map((at) => ({ code, at, path: [] }));
  return [
    ...faults('duplicate-code', duplicates(steps.map(({ code }) => code))),
    ...faults('duplicate-code', duplicates(actions.map(nameOf))),
    ...faults('duplicate-code', actions.filter(({ to }) => duplicates(to).length > 0).map(nameOf)),
    ...faults(
      'unknown-step',
      [...starts, ...actions.flatMap(({ to }) => to)].filter((code) => !known.has(code)),
    ),
    ...faults(
      'action-from-final',
      starts.filter((code) => finals.has(code)),
    ),
    ...faults('self-loop', actions.filter(({ from, to }) => to.includes(from)).map(nameOf)),
    ...faults('misplaced-status', misplacedStatuses(steps, initial)),
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

function duplicates(codes: readonly string[]): string[] {
  const met = new Set<string>();
  return codes.filter((code) => met.size === met.add(code).size);
}
