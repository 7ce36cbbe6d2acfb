import { type Held, isOpen } from './marking.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import type { StateSpace } from './state-space.ts';

type Found = [code: SoundnessFault['code'], at: string];

/** Faults that a state shows by itself, each once, by the shortest way to it. */
export function stateFaults(space: StateSpace): SoundnessFault[] {
  const faults = new Map<string, SoundnessFault>();
  for (let state = 0; state < space.size; state += 1) {
    if (space.kind(state) === 'open' && !space.isStuck(state)) continue;
    for (const [code, at] of faultsOf(space, state)) {
      const name = `${code} ${at}`;
      if (!faults.has(name)) faults.set(name, { code, at, path: space.wayTo(state) });
    }
  }
  return [...faults.values()];
}

function faultsOf(space: StateSpace, state: number): Found[] {
  const held = space.held(state);
  switch (space.kind(state)) {
    case 'ended':
      return [];
    case 'left-behind':
      return [['token-left-behind', space.lastActionTo(state)?.end?.code ?? '']];
    case 'overfull':
      return [['too-many-tokens', codesOf(held.filter(({ step, tokens }) => tokens > step.needs))]];
    case 'open':
      return [stuckAt(held)];
    case 'mixed': {
      const unfit = held.filter(({ step }) => step.status !== 'processing');
      const found = unfit.map(({ step }): Found => ['parallel-status', step.code]);
      return space.isStuck(state) ? [stuckAt(held), ...found] : found;
    }
  }
}

/** A wait is a fault of its own: what stands still there is the legal clock. */
function stuckAt(held: readonly Held[]): Found {
  const [first, ...others] = held;
  return first?.step.waits && others.length === 0 && isOpen(first)
    ? ['wait-without-exit', first.step.code]
    : ['stuck', codesOf(held)];
}

const codesOf = (held: readonly Held[]): string => held.map(({ step }) => step.code).join(', ');
