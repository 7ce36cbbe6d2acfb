import type { Net, NetAction } from './net.ts';
import { enabledIn, isOver, type State, stateOf } from './state.ts';

/** More different states than any approved process has; beyond it a definition is refused rather than trusted. */
export const MOST_STATES = 20_000;

/** Actions tried from all those states together, however many a step may offer. */
const MOST_FIRINGS = 200_000;

/** Once a fault is found, no more states than this are visited: faulty ones breed without end. */
const ENOUGH_STATES = 1_000;

export interface StateSpace {
  readonly net: Net;
  /** In the order they were met, so that a fault is found first by the shortest way to it. */
  readonly states: readonly State[];
  /** How many of them were gone on from. */
  readonly tried: number;
  /** Whether these are all. */
  readonly complete: boolean;
}

/** Visits the states a workflow can get into, breadth first, up to a bound. */
export function explore(net: Net): StateSpace {
  const states = [stateOf(net, String.fromCharCode(net.initial.number), undefined)];
  const known = new Map(states.map((state) => [state.marking, state]));
  let faulty = false;
  let tried = 0;
  let firings = 0;
  for (const from of states) {
    if (states.length > (faulty ? ENOUGH_STATES : MOST_STATES) || firings > MOST_FIRINGS) {
      return { net, states, tried, complete: false };
    }
    tried += 1;
    for (const action of enabledIn(from)) {
      firings += 1;
      const marking = fired(from.marking, action);
      const met = known.get(marking);
      const to = met ?? stateOf(net, marking, { from, action });
      from.next.push({ action, to });
      to.before.push(from);
      if (met) continue;
      known.set(marking, to);
      states.push(to);
    }
    faulty ||= isOver(from) ? from.kind !== 'ended' : from.kind === 'mixed' || from.next.length === 0;
  }
  return { net, states, tried, complete: true };
}

/** The tokens of the action's step are taken away and one is laid on each target; both lists are in order. */
function fired(marking: string, { from, to }: NetAction): string {
  let after = '';
  let laid = 0;
  for (let place = 0; place < marking.length; place += 1) {
    const token = marking.charCodeAt(place);
    if (token === from.number) continue;
    for (let next = to[laid]; next && next.number <= token; next = to[laid]) {
      after += String.fromCharCode(next.number);
      laid += 1;
    }
    after += marking.charAt(place);
  }
  for (const next of to.slice(laid)) after += String.fromCharCode(next.number);
  return after;
}
