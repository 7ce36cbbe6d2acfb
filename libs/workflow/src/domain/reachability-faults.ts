import type { StateSpace } from './explore.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import { isOpenIn, leadingTo, wayTo } from './state.ts';
import { trappedWaits } from './wait-faults.ts';

/**
 * The first state from which a dossier goes round for ever. Where it would come to a standstill, overflow or only wait,
 * that is the fault to mend, and is told by itself.
 */
export function endlessCycles(space: StateSpace): SoundnessFault[] {
  const halting = space.states.filter(({ next }) => next.length === 0);
  const able = leadingTo([...halting, ...trappedWaits(space)]);
  const unable = space.states.find((state) => !able.has(state));
  if (!unable) return [];
  const at = unable.held.map(({ code }) => code).join(', ');
  return [{ code: 'end-unreachable', at, path: wayTo(unable) }];
}

/** Steps that never open and actions that can never be taken. */
export function uselessParts({ net, states }: StateSpace): SoundnessFault[] {
  const opened = new Set(states.flatMap((state) => state.held.filter((step) => isOpenIn(state, step))));
  return [
    ...net.steps
      .filter((step) => !opened.has(step))
      .map(({ code }): SoundnessFault => ({ code: 'unreachable-step', at: code, path: [] })),
    ...net.actions
      .filter(({ from }) => !opened.has(from))
      .map(({ name }): SoundnessFault => ({ code: 'unreachable-action', at: name, path: [] })),
  ];
}
