import type { StateSpace } from './explore.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import { leadingTo, type State, wayTo } from './state.ts';

/**
 * Traps of the legal clock, which stands still in a wait: one wait entered from another, a wait after which the dossier
 * is neither worked on nor over ever again, and a dossier nobody can work on before it has waited.
 */
export function waitFaults(space: StateSpace): SoundnessFault[] {
  return [...pausedTwice(space), ...onlyWaits(space), ...waitsFirst(space)];
}

/** Two pauses in a row are one suspension that nobody ended, with two reasons. */
function pausedTwice({ states }: StateSpace): SoundnessFault[] {
  const faults = new Map<string, SoundnessFault>();
  for (const state of states.filter(isWait)) {
    for (const { action } of state.next) {
      if (!action.from.waits || !action.to.some(({ waits }) => waits) || faults.has(action.name)) continue;
      const path = [...wayTo(state), action.name];
      faults.set(action.name, { code: 'paused-twice', at: action.name, path });
    }
  }
  return [...faults.values()];
}

/** Waits that lead on, but only ever to other steps at which nobody works. */
const onlyWaits = (space: StateSpace): SoundnessFault[] =>
  trappedWaits(space).map((state) => ({ code: 'only-waits', at: codeOf(state), path: wayTo(state) }));

export function trappedWaits({ states }: StateSpace): State[] {
  const saved = leadingTo(
    states.filter(
      (state) => state.next.length === 0 || state.held.some(({ status }) => status === 'processing'),
    ),
  );
  return states.filter((state) => isWait(state) && !saved.has(state));
}

/** Refusing at once is no work: a start that offers only that or a wait is a trap too. */
function waitsFirst({ states: [start] }: StateSpace): SoundnessFault[] {
  const unwaited = new Set(start ? [start] : []);
  let wait: State | undefined;
  for (const state of unwaited) {
    if (state.held.some(isWorkedOn)) return [];
    if (isWait(state)) wait ??= state;
    else for (const { to } of state.next) unwaited.add(to);
  }
  return wait ? [{ code: 'waits-first', at: codeOf(wait), path: wayTo(wait) }] : [];
}

const isWait = ({ held }: State): boolean => held.some(({ waits }) => waits);

const codeOf = ({ held }: State): string => held.find(({ waits }) => waits)?.code ?? '';

const isWorkedOn = ({ status }: State['held'][number]): boolean =>
  status === 'processing' || status === 'completed';
