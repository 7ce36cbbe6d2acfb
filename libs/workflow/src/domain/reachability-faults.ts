import { leadingTo } from './leading-to.ts';
import { isOpen } from './marking.ts';
import type { NetStep } from './net.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import type { StateSpace } from './state-space.ts';

/**
 * The first state from which a dossier goes round for ever. Where it would come to a standstill, overflow or only wait,
 * that is the fault to mend, and is told by itself. @param trapped waits that lead to waiting alone
 */
export function endlessCycles(space: StateSpace, trapped: readonly number[]): SoundnessFault[] {
  const told = new Set(trapped);
  const halts = leadingTo(space, (state) => space.isOver(state) || space.isStuck(state) || told.has(state));
  const endless = space.find((state) => !halts(state));
  if (endless === undefined) return [];
  const at = space
    .held(endless)
    .map(({ step }) => step.code)
    .join(', ');
  return [{ code: 'end-unreachable', at, path: space.wayTo(endless) }];
}

/** Steps that never open and actions that can never be taken. */
export function uselessParts(space: StateSpace): SoundnessFault[] {
  const opened = new Set<NetStep>();
  for (let state = 0; state < space.size && opened.size < space.net.steps.length; state += 1) {
    for (const held of space.held(state)) if (isOpen(held)) opened.add(held.step);
  }
  return [
    ...space.net.steps
      .filter((step) => !opened.has(step))
      .map(({ code }): SoundnessFault => ({ code: 'unreachable-step', at: code, path: [] })),
    ...space.net.actions
      .filter(({ name, from }) => !opened.has(from) && !name.includes('#'))
      .map(({ name }): SoundnessFault => ({ code: 'unreachable-action', at: name, path: [] })),
  ];
}
