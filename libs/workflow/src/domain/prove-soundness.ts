import type { WorkflowDefinition } from './definition.ts';
import { explore } from './explore.ts';
import { netOf } from './net.ts';
import { factFaults } from './fact-faults.ts';
import { phaseFaults } from './phase-faults.ts';
import { endlessCycles, uselessParts } from './reachability-faults.ts';
import { readConditions } from './read-conditions.ts';
import { routeFaults } from './route-faults.ts';
import { earlierStepFaults } from './earlier-step-faults.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import { stateFaults } from './state-faults.ts';
import { structuralFaults } from './structural-faults.ts';
import { trappedWaits, waitFaults } from './wait-faults.ts';

/**
 * Proves by visiting every reachable state that the definition strands, loses and doubles nothing: from every
 * state an end can be reached, no branch is left behind at it, every step and action is of use, parallel branches run
 * only while the dossier is being processed, no wait traps the legal clock, nothing goes on after it ended with the result,
 * phases begin in their order, and no condition is asked before its facts are known. Whichever way a condition may decide is
 * held to be possible.
 * @returns no fault for a sound definition; `too-complex` alone when it has more states than are visited.
 */
export function proveSoundness(definition: WorkflowDefinition): SoundnessFault[] {
  const conditions = readConditions(definition);
  const structural = structuralFaults(definition, conditions);
  if (structural.length > 0) return structural;
  const space = explore(netOf(definition));
  const shown = stateFaults(space);
  if (!space.isComplete) return shown.length > 0 ? shown : [tooComplex(definition.code, space.size)];
  const trapped = trappedWaits(space);
  return [
    ...shown,
    ...waitFaults(space, trapped),
    ...phaseFaults(space),
    ...endlessCycles(space, trapped),
    ...uselessParts(space),
    ...routeFaults(definition, conditions),
    ...factFaults(space, conditions),
    ...earlierStepFaults(space, definition),
  ];
}

const tooComplex = (at: string, states: number): SoundnessFault => ({
  code: 'too-complex',
  at,
  path: [],
  states,
});
