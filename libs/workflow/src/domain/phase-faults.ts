import type { StateSpace } from './explore.ts';
import type { Net, NetStep } from './net.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import type { State } from './state.ts';

/**
 * Phases of the time limit that begin out of order: a step of one that can be reached before any step of the phase
 * before, whose time nobody would ever count. The first phase begins with the dossier. A way back to a step of an
 * earlier phase is no fault: a phase begins once, and what is done again is done in the time of the one that runs.
 */
export function phaseFaults({ net, states: [start] }: StateSpace): SoundnessFault[] {
  const { phase: first, code } = net.initial;
  if (first > 1) return [{ code: 'phase-out-of-order', at: code, path: [] }];
  return start ? phasesAfterTheSecond(net).flatMap((phase) => begunTooSoon(start, phase) ?? []) : [];
}

/** The second always comes after the first. */
const phasesAfterTheSecond = ({ steps }: Net): number[] => [
  ...new Set(steps.map(({ phase }) => phase).filter((phase) => phase > 2)),
];

/** The shortest way to a step of the phase on which the phase before has not begun. */
function begunTooSoon(start: State, phase: number): SoundnessFault | undefined {
  const ways = new Map<State, string[]>([[start, []]]);
  for (const [state, way] of ways) {
    for (const { action, to } of state.next) {
      const path = [...way, action.name];
      const begun = action.to.find((step) => step.phase === phase);
      if (begun) return { code: 'phase-out-of-order', at: begun.code, path };
      if (!action.to.some(isOf(phase - 1)) && !ways.has(to)) ways.set(to, path);
    }
  }
  return undefined;
}

const isOf =
  (phase: number) =>
  (step: NetStep): boolean =>
    step.phase === phase;
