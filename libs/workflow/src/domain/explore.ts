import type { Net } from './net.ts';
import { StateSpace } from './state-space.ts';

/** More different states than any approved process has; beyond it a definition is refused rather than trusted. */
const MOST_STATES = 20_000;

/** Actions tried from all those states together, however many a step may offer. */
const MOST_TRIED = 200_000;

/** Once a fault is found, no more states than this are met: faulty ones breed without end. */
const ENOUGH_STATES = 1_000;

/** Visits the states a workflow can get into, breadth first, up to a bound. */
export function explore(net: Net): StateSpace {
  const space = new StateSpace(net);
  let faulty = false;
  while (
    !space.isComplete &&
    space.size <= (faulty ? ENOUGH_STATES : MOST_STATES) &&
    space.tried <= MOST_TRIED
  ) {
    faulty = space.visitNext() || faulty;
  }
  return space;
}
