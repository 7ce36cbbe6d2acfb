import type { WorkflowAction, WorkflowDefinition, WorkStep } from '../domain/definition.ts';
import { enabledActions, fire, initialMarking, type Marking } from '../domain/engine.ts';
import { waysOf } from '../domain/ways.ts';

/**
 * Sorts the actions that lead into a join by the branch they end, for a gateway that waits for one token on each of
 * its flows: actions of one step, and of steps that are never open side by side, end the same branch.
 * @returns one list for each branch the join waits for; undefined where they cannot be told apart so.
 */
export function branchesInto(definition: WorkflowDefinition, step: WorkStep): WorkflowAction[][] | undefined {
  const arriving = definition.actions.filter((action) =>
    waysOf(action).some(({ to }) => to.includes(step.code)),
  );
  const sources = [...new Set(arriving.map(({ from }) => from))];
  const branches =
    sources.length === step.joins ? sources.map((source) => [source]) : exclusiveGroups(definition, sources);
  if (!branches || branches.length !== step.joins) return undefined;
  return branches.map((branch) => arriving.filter(({ from }) => branch.includes(from)));
}

/** Groups whose members are never marked together, while those of different groups are; if there are such. */
function exclusiveGroups(definition: WorkflowDefinition, steps: readonly string[]): string[][] | undefined {
  const together = markedTogether(definition);
  const beside = (one: string, other: string) => together.has(`${one} ${other}`);
  const groups: string[][] = [];
  for (const step of steps) {
    const group = groups.find((members) => members.every((member) => !beside(member, step)));
    if (group) group.push(step);
    else groups.push([step]);
  }
  const apart = groups.every((group) =>
    groups.every((other) => other === group || group.every((a) => other.every((b) => beside(a, b)))),
  );
  return apart ? groups : undefined;
}

/** Pairs of steps that hold tokens at the same time in some state; the definition is sound, so there are few. */
function markedTogether(definition: WorkflowDefinition): Set<string> {
  const pairs = new Set<string>();
  const met = new Set<string>();
  const queue: Marking[] = [initialMarking(definition)];
  for (let marking = queue.pop(); marking; marking = queue.pop()) {
    const key = [...marking].flat().join(' ');
    if (met.has(key)) continue;
    met.add(key);
    for (const one of marking.keys()) for (const other of marking.keys()) pairs.add(`${one} ${other}`);
    for (const { action, to } of enabledActions(definition, marking).flatMap(waysOf)) {
      queue.push(fire(definition, marking, action, to).marking);
    }
  }
  return pairs;
}
