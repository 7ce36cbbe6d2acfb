import type { NetAction, Net } from './net.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import type { StateSpace } from './state-space.ts';

/**
 * Phases of the time limit that begin out of order: a step of one that can be reached before any step of the phase
 * before, whose time nobody would ever count. The first phase begins with the dossier. A way back to a step of an
 * earlier phase is no fault: a phase begins once, and what is done again is done in the time of the one that runs.
 */
export function phaseFaults(space: StateSpace): SoundnessFault[] {
  const { phase: first, code } = space.net.initial;
  if (first > 1) return [{ code: 'phase-out-of-order', at: code, path: [] }];
  return phasesAfterTheSecond(space.net).flatMap((phase) => begunTooSoon(space, phase) ?? []);
}

/** The second always comes after the first. */
const phasesAfterTheSecond = ({ steps }: Net): number[] => [
  ...new Set(steps.map(({ phase }) => phase).filter((phase) => phase > 2)),
];

/** The shortest way to a step of the phase on which the phase before has not begun. */
function begunTooSoon(space: StateSpace, phase: number): SoundnessFault | undefined {
  const ways = new Map<number, string[]>([[0, []]]);
  let found: SoundnessFault | undefined;
  for (const [state, way] of ways) {
    space.forEachFiring(state, (action, to) => {
      const path = [...way, action.name];
      const begun = action.to.find((step) => step.phase === phase);
      if (begun) found ??= { code: 'phase-out-of-order', at: begun.code, path };
      else if (!reaches(action, phase - 1) && !ways.has(to)) ways.set(to, path);
    });
    if (found) return found;
  }
  return undefined;
}

const reaches = ({ to }: NetAction, phase: number): boolean => to.some((step) => step.phase === phase);
