import type { StateSpace } from './explore.ts';
import type { NetStep } from './net.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import { isOver, type State, wayTo } from './state.ts';

type Found = [code: SoundnessFault['code'], at: string];

/** Faults that a state shows by itself, each once, by the shortest way to it. */
export function stateFaults({ states, tried }: StateSpace): SoundnessFault[] {
  const faults = new Map<string, SoundnessFault>();
  states.forEach((state, place) => {
    const found = [...faultsOf(state), ...(place < tried ? stuckIn(state) : [])];
    for (const [code, at] of found) {
      const name = `${code} ${at}`;
      if (!faults.has(name)) faults.set(name, { code, at, path: wayTo(state) });
    }
  });
  return [...faults.values()];
}

function faultsOf({ kind, held, overfull, met }: State): Found[] {
  switch (kind) {
    case 'open':
    case 'ended':
      return [];
    case 'left-behind':
      return [['token-left-behind', met?.action.end?.code ?? '']];
    case 'overfull':
      return [['too-many-tokens', codesOf(overfull)]];
    case 'mixed':
      return held
        .filter(({ status }) => status !== 'processing')
        .map(({ code }): Found => ['parallel-status', code]);
  }
}

/** A wait is a fault of its own: what stands still there is the legal clock. */
function stuckIn(state: State): Found[] {
  if (isOver(state) || state.next.length > 0) return [];
  const [first, ...others] = state.held;
  return first?.waits && others.length === 0
    ? [['wait-without-exit', first.code]]
    : [['stuck', codesOf(state.held)]];
}

const codesOf = (steps: readonly NetStep[]): string => steps.map(({ code }) => code).join(', ');
