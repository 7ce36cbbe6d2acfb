import type { WorkflowDefinition } from './definition.ts';
import { enabledActions, fire, type Firing, initialMarking } from './engine.ts';
import { wayNamed } from './ways.ts';

/** Where a path leads: the tokens that lie, and the end when it came to one. */
export type Arrival = Pick<Firing, 'marking' | 'ended'>;

/**
 * Takes the actions of a path one after the other, as the engine would for a dossier.
 * @param path each as `step/action` or `step/action#1`, from the start
 * @returns undefined when one of them cannot be taken where the path has come to
 * @throws when the definition names a step it does not have
 */
export function replay(definition: WorkflowDefinition, path: readonly string[]): Arrival | undefined {
  let at: Arrival = { marking: initialMarking(definition), ended: undefined };
  for (const name of path) {
    const possible = at.ended ? [] : enabledActions(definition, at.marking);
    const way = wayNamed(definition, name);
    if (!way || !possible.includes(way.action)) return undefined;
    at = fire(definition, at.marking, way.action, way.to);
  }
  return at;
}
