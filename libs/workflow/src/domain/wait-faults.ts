import type { SoundnessFault } from './soundness-fault.ts';
import type { StateSpace } from './state-space.ts';
import { leadingTo } from './leading-to.ts';

/**
 * Traps of the legal clock, which stands still in a wait: one wait entered from another, a wait after which the dossier
 * is neither worked on nor over ever again, and a dossier nobody can work on before it has waited.
 * @param trapped as {@link trappedWaits} gives them
 */
export function waitFaults(space: StateSpace, trapped: readonly number[]): SoundnessFault[] {
  const waits = waitsOf(space);
  if (waits.length === 0) return [];
  return [
    ...pausedTwice(space, waits),
    ...trapped.map((state) => fault('only-waits', space, state)),
    ...waitsFirst(space),
  ];
}

/** Waits that lead on, but only ever to steps at which nobody works. */
export function trappedWaits(space: StateSpace): number[] {
  const waits = waitsOf(space);
  if (waits.length === 0) return [];
  const isSafe = leadingTo(
    space,
    (state) => space.isOver(state) || space.isStuck(state) || isProcessed(space, state),
  );
  return waits.filter((state) => !isSafe(state));
}

/** Two pauses in a row are one suspension that nobody ended, with two reasons. */
function pausedTwice(space: StateSpace, waits: readonly number[]): SoundnessFault[] {
  const faults = new Map<string, SoundnessFault>();
  for (const state of waits) {
    space.forEachFiring(state, ({ name, from, to }) => {
      if (!from.waits || !to.some((step) => step.waits) || faults.has(name)) return;
      faults.set(name, { code: 'paused-twice', at: name, path: [...space.wayTo(state), name] });
    });
  }
  return [...faults.values()];
}

/** Refusing at once is no work: a start that offers only that or a wait is a trap too. */
function waitsFirst(space: StateSpace): SoundnessFault[] {
  const unwaited = new Set([0]);
  let wait: number | undefined;
  for (const state of unwaited) {
    if (isProcessed(space, state) || isHandedOver(space, state)) return [];
    if (isWait(space, state)) wait ??= state;
    else space.forEachFiring(state, (_, to) => unwaited.add(to));
  }
  return wait === undefined ? [] : [fault('waits-first', space, wait)];
}

const fault = (code: SoundnessFault['code'], space: StateSpace, state: number): SoundnessFault => ({
  code,
  at: space.held(state).find(({ step }) => step.waits)?.step.code ?? '',
  path: space.wayTo(state),
});

function waitsOf(space: StateSpace): number[] {
  if (!space.net.steps.some(({ waits }) => waits)) return [];
  return Array.from({ length: space.size }, (_, state) => state).filter((state) => isWait(space, state));
}

const isWait = (space: StateSpace, state: number): boolean =>
  space.held(state).some(({ step }) => step.waits);

const isProcessed = (space: StateSpace, state: number): boolean =>
  space.held(state).some(({ step }) => step.status === 'processing');

const isHandedOver = (space: StateSpace, state: number): boolean =>
  space.held(state).some(({ step }) => step.status === 'completed');
