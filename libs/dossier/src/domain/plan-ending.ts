import { demandNothing, firstOf, closed, resultIssued } from './act-hindrances.ts';
import {
  dueOf,
  endOpenSuspension,
  historyOf,
  openSuspension,
  presentDue,
  termsOfDossier,
} from './clock-of-dossier.ts';
import type { DossierState } from './dossier-state.ts';
import type { PlannedChange } from './planned-change.ts';
import { type ActWorld, unchanged } from './reckoned.ts';

/** How an act of its own ends a dossier: the applicant takes it back, or the agency gives it up. */
export type Ending = 'withdrawn' | 'stopped';

/**
 * Ends a dossier short of its result: nobody is waited for any more, and a wait that was open ends with it.
 * @throws dossier.closed, .result-issued
 */
export function planEnding(state: DossierState, status: Ending, world: ActWorld): PlannedChange {
  demandNothing(firstOf(closed, resultIssued)(state));
  const waits = openSuspension(state) !== null;
  const suspensions = endOpenSuspension(state.suspensions, { at: world.at, status });
  const after = { ...state, suspensions, closedAt: world.at };
  return {
    ...unchanged(state),
    status,
    due: waits ? dueOf(termsOfDossier(state), historyOf(after), world) : presentDue(state),
    clock: 'ended',
    closedAt: world.at,
    closesEveryTask: true,
    toSteps: [],
    resumes: waits,
  };
}
