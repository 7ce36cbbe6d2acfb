import { type Extension, faultsOfHistory, type Suspension } from '#deadline';
import type { Secrecy } from '#organization';
import { clockNotRunning, demandNothing, extendedBefore } from './act-hindrances.ts';
import { dueOf, historyOf, presentDue, suspendedByAct, termsOfDossier } from './clock-of-dossier.ts';
import { dossierProblem } from './dossier.problems.ts';
import type { DossierState, StoredSuspension } from './dossier-state.ts';
import { HISTORY_FAULT_WORDS } from './history-fault-words.ts';
import { type LateEntry, lateEntryEffect } from './late-entry.ts';
import type { PlanningWorld } from './plan-action.ts';
import type { PlannedChange } from './planned-change.ts';
import { SECRECY_WORDS } from './secrecy-words.ts';
import { retimed } from './task-due.ts';
import { retimedTimers } from './task-timer.ts';

type World = Pick<PlanningWorld, 'at' | 'calendar' | 'calendarRevision' | 'calendarOf'>;

/** The clock stands still by an act of its own. @throws dossier.clock-ended, .clock-stands-still */
export function planSuspension(
  state: DossierState,
  suspends: Pick<Suspension, 'reason' | 'paper'>,
  world: World,
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
export function planResumption(state: DossierState, world: World): PlannedChange {
  const open = suspendedByAct(state);
  if (!open) throw dossierProblem('dossier.not-suspended');
  const suspensions = state.suspensions.map((one) => (one === open ? { ...one, to: world.at } : one));
  return { ...reckoned(state, { suspensions }, world), clock: 'running', resumes: true };
}

/**
 * A new appointment with an apology (NĐ 61/2018 Đ.19.9); a late one stands, and counts as late.
 * @throws dossier.clock-ended, .clock-stands-still, .extended-before
 */
export function planExtension(state: DossierState, extension: Extension, world: World): PlannedChange {
  demandNothing(clockNotRunning(state) ?? extendedBefore(state));
  return { ...reckoned(state, { extension }, world), extends: extension };
}

/** An event entered after the fact. @throws dossier.clock-ended, .late-entry-impossible with why */
export function planLateEntry(
  state: DossierState,
  entry: LateEntry,
  trace: NonNullable<Suspension['enteredLater']>,
  world: World,
): PlannedChange {
  if (state.closedAt) throw dossierProblem('dossier.clock-ended');
  const { after, inserts, movesEnd } = lateEntryEffect(state, entry, trace, world.at);
  const [fault] = faultsOfHistory(historyOf({ ...state, ...after }), termsOfDossier(state).phases.length);
  if (fault) throw dossierProblem('dossier.late-entry-impossible', { why: HISTORY_FAULT_WORDS[fault.code] });
  return { ...reckoned(state, after, world), inserts, movesEnd };
}

/** An act that moves nothing of the dossier itself. */
export const planNothing = (state: DossierState): PlannedChange => unchanged(state);

/** How secret a dossier is from now on. @throws dossier.secrecy-unchanged */
export function planClassification(state: DossierState, secrecy: Secrecy): PlannedChange {
  if (state.secrecy === secrecy) {
    throw dossierProblem('dossier.secrecy-unchanged', { level: SECRECY_WORDS[secrecy] });
  }
  return { ...unchanged(state), classifies: secrecy };
}

type ClockRecords = Partial<Pick<DossierState, 'suspensions' | 'phaseStarts' | 'extension'>>;

/** The due time, and those of the open tasks, once the records of the clock are these. */
function reckoned(state: DossierState, records: ClockRecords, world: World): PlannedChange {
  const after = { ...state, ...records };
  return {
    ...unchanged(state),
    due: dueOf(termsOfDossier(state), historyOf(after), world),
    phaseStarts: after.phaseStarts,
    ...retimedWith(state, after, world),
  };
}

/** What waits in the dossier, once its clock is another. */
const retimedWith = ({ tasks }: DossierState, after: DossierState, { calendarOf }: World) => ({
  retimes: retimed(tasks, after, calendarOf),
  retimesTimers: retimedTimers(tasks, after, calendarOf),
});

/** A change that moves nothing in the workflow. */
const unchanged = (state: DossierState): PlannedChange => ({
  status: state.status,
  due: presentDue(state),
  clock: state.clock,
  completedAt: state.completedAt,
  closedAt: state.closedAt,
  closesTask: null,
  opensTasks: [],
  retimes: [],
  retimesTimers: [],
  toSteps: state.tasks.map(({ step }) => step),
  establishes: {},
  suspends: null,
  resumes: false,
  phaseStarts: state.phaseStarts,
  extends: null,
  inserts: null,
  movesEnd: null,
  classifies: null,
});
