import { type Extension, faultsOfHistory, type Suspension } from '#deadline';
import type { Secrecy } from '#organization';
import { clockNotRunning, demandNothing, extendedBefore } from './act-hindrances.ts';
import { endOpenSuspension, historyOf, suspendedByAct, termsOfDossier } from './clock-of-dossier.ts';
import { dossierProblem } from './dossier.problems.ts';
import type { DossierState, StoredSuspension } from './dossier-state.ts';
import { HISTORY_FAULT_WORDS } from './history-fault-words.ts';
import { type LateEntry, lateEntryEffect } from './late-entry.ts';
import type { PlannedChange } from './planned-change.ts';
import { type ActWorld, reckoned, retimedWith, unchanged } from './reckoned.ts';
import { SECRECY_WORDS } from './secrecy-words.ts';

/** The clock stands still by an act of its own. @throws dossier.clock-ended, .clock-stands-still */
export function planSuspension(
  state: DossierState,
  suspends: Pick<Suspension, 'reason' | 'paper'>,
  world: ActWorld,
): PlannedChange {
  demandNothing(clockNotRunning(state));
  const open: StoredSuspension = { id: '0', ...suspends, from: world.at, to: null };
  const after = { ...state, suspensions: [...state.suspensions, open] };
  return {
    ...unchanged(state),
    clock: 'suspended',
    suspends,
    ...retimedWith(state, after, world),
  };
}

/** The clock runs on. @throws dossier.not-suspended when it stands still for no act of its own */
export function planResumption(state: DossierState, world: ActWorld): PlannedChange {
  if (!suspendedByAct(state)) throw dossierProblem('dossier.not-suspended');
  const suspensions = endOpenSuspension(state.suspensions, { at: world.at, status: state.status });
  return { ...reckoned(state, { suspensions }, world), clock: 'running', resumes: true };
}

/**
 * A new appointment with an apology (NĐ 61/2018 Đ.19.9); a late one stands, and counts as late.
 * @throws dossier.clock-ended, .clock-stands-still, .extended-before
 */
export function planExtension(state: DossierState, extension: Extension, world: ActWorld): PlannedChange {
  demandNothing(clockNotRunning(state) ?? extendedBefore(state));
  return { ...reckoned(state, { extension }, world), extends: extension };
}

/** An event entered after the fact. @throws dossier.clock-ended, .late-entry-impossible with why */
export function planLateEntry(
  state: DossierState,
  entry: LateEntry,
  trace: NonNullable<Suspension['enteredLater']>,
  world: ActWorld,
): PlannedChange {
  if (state.closedAt) throw dossierProblem('dossier.clock-ended');
  const { after, inserts, movesEnd } = lateEntryEffect(state, entry, trace, world.at);
  const [fault] = faultsOfHistory(historyOf({ ...state, ...after }), termsOfDossier(state).phases.length);
  if (fault) throw dossierProblem('dossier.late-entry-impossible', { why: HISTORY_FAULT_WORDS[fault.code] });
  return { ...reckoned(state, after, world), inserts, movesEnd };
}

/** How secret a dossier is from now on. @throws dossier.secrecy-unchanged */
export function planClassification(state: DossierState, secrecy: Secrecy): PlannedChange {
  if (state.secrecy === secrecy) {
    throw dossierProblem('dossier.secrecy-unchanged', { level: SECRECY_WORDS[secrecy] });
  }
  return { ...unchanged(state), classifies: secrecy };
}
