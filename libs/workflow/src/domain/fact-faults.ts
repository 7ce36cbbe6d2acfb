import { isOpen } from './marking.ts';
import type { NetAction } from './net.ts';
import { conditionOf, type Conditions } from './read-conditions.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import type { StateSpace } from './state-space.ts';

/**
 * Conditions that can be asked before somebody has established the facts they read, each with the shortest way on which
 * nobody has. An action may ask for what its own routes read.
 * @param from the state in which nobody has established anything yet; the start, if not another
 */
export function factFaults(space: StateSpace, conditions: Conditions, from = 0): SoundnessFault[] {
  const readers = readersOf(space, conditions);
  return [...new Set(readers.map(({ fact }) => fact))].flatMap((fact) => {
    const asking = readers.filter((reader) => reader.fact === fact);
    return askedTooSoon(space, fact, asking, from);
  });
}

/** A way whose condition reads a fact that its own action does not ask for. */
interface Reader {
  readonly fact: string;
  readonly way: NetAction;
}

const readersOf = ({ net }: StateSpace, conditions: Conditions): Reader[] =>
  net.actions.flatMap((way) =>
    [...(conditionOf(conditions, way.when)?.reads ?? [])]
      .filter((fact) => !asks(way, fact))
      .map((fact) => ({ fact, way })),
  );

const asks = ({ action }: NetAction, fact: string): boolean => action.asks?.includes(fact) ?? false;

/** Goes everywhere that can be reached without the fact being asked for. */
function askedTooSoon(
  space: StateSpace,
  fact: string,
  readers: readonly Reader[],
  from: number,
): SoundnessFault[] {
  const faults = new Map<string, SoundnessFault>();
  const ways = new Map<number, string[]>([[from, []]]);
  for (const [state, path] of ways) {
    const open = space.held(state).filter(isOpen);
    for (const { way } of readers) {
      if (faults.has(way.name) || !open.some(({ step }) => step === way.from)) continue;
      faults.set(way.name, { code: 'fact-not-established', at: way.name, path, fact });
    }
    space.forEachFiring(state, (action, to) => {
      if (!asks(action, fact) && !ways.has(to)) ways.set(to, [...path, action.name]);
    });
  }
  return [...faults.values()];
}
