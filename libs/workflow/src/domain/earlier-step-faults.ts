import { isWork, type WorkflowDefinition } from './definition.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import type { StateSpace } from './state-space.ts';

/** Steps given to, or kept from, the person of a step that no dossier can have come through before. */
export function earlierStepFaults(space: StateSpace, { steps }: WorkflowDefinition): SoundnessFault[] {
  const fault = (code: SoundnessFault['code'], at: string): SoundnessFault => ({ code, at, path: [] });
  return steps
    .filter(isWork)
    .flatMap(({ code, assign, notBy = [] }) => [
      ...(assign?.by === 'same-as' && !comesAfter(space, assign.step, code)
        ? [fault('same-as-unknown', code)]
        : []),
      ...(notBy.every((named) => comesAfter(space, named, code)) ? [] : [fault('not-by-unknown', code)]),
    ]);
}

/** Whether a step can be held in a state that follows upon an action of another. */
function comesAfter(space: StateSpace, before: string, after: string): boolean {
  const following = new Set<number>();
  for (let state = 0; state < space.size; state += 1) {
    space.forEachFiring(state, ({ from }, to) => {
      if (from.code === before) following.add(to);
    });
  }
  for (const state of following) {
    if (space.held(state).some(({ step }) => step.code === after)) return true;
    space.forEachFiring(state, (_, to) => following.add(to));
  }
  return false;
}
