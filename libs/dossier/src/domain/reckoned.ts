import { dueOf, historyOf, presentDue, termsOfDossier } from './clock-of-dossier.ts';
import type { DossierState } from './dossier-state.ts';
import type { PlanningWorld } from './plan-action.ts';
import type { PlannedChange } from './planned-change.ts';
import { retimed } from './task-due.ts';
import { retimedTimers } from './task-timer.ts';

/** What an act outside the workflow is reckoned with. */
export type ActWorld = Pick<PlanningWorld, 'at' | 'calendar' | 'calendarRevision' | 'calendarOf'>;

type ClockRecords = Partial<Pick<DossierState, 'suspensions' | 'phaseStarts' | 'extension'>>;

/** The due time, and those of the open tasks, once the records of the clock are these. */
export function reckoned(state: DossierState, records: ClockRecords, world: ActWorld): PlannedChange {
  const after = { ...state, ...records };
  return {
    ...unchanged(state),
    due: dueOf(termsOfDossier(state), historyOf(after), world),
    phaseStarts: after.phaseStarts,
    ...retimedWith(state, after, world),
  };
}

/** What waits in the dossier, once its clock is another. */
export const retimedWith = ({ tasks }: DossierState, after: DossierState, { calendarOf }: ActWorld) => ({
  retimes: retimed(tasks, after, calendarOf),
  retimesTimers: retimedTimers(tasks, after, calendarOf),
});

/** A change that moves nothing in the workflow. */
export const unchanged = (state: DossierState): PlannedChange => ({
  status: state.status,
  due: presentDue(state),
  clock: state.clock,
  completedAt: state.completedAt,
  closedAt: state.closedAt,
  closesTask: null,
  closesEveryTask: false,
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
