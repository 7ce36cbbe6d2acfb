import type { Extension, Suspension, TimeLimit } from '#deadline';
import type { Secrecy } from '#organization';
import type { AssignmentPolicy, DossierStatus, Facts } from '#workflow';
import type { Due } from './clock-of-dossier.ts';
import type { HandedTask } from './handed-task.ts';
import type { ClockState, TaskTimer } from './dossier-state.ts';

export interface PlannedTask {
  step: string;
  stepName: string;
  agencyId: number;
  role: string;
  waitsFor: number;
  timeLimit: TimeLimit;
  /** `null` while the clock stands still. */
  dueAt: Date | null;
  timers: readonly PlannedTimer[];
  /** Who gets it when it opens; absent = nobody yet, also while branches are missing. */
  assign?: AssignmentPolicy;
  /** Steps it is to be kept apart from: no policy gives it to who did one of them. */
  notBy?: readonly string[];
}

/** A timer of a task that opens. */
export type PlannedTimer = Pick<TaskTimer, 'timer' | 'inWait' | 'firesAt'>;

/** An open task whose due time moves. */
export interface RetimedTask {
  id: string;
  dueAt: Date | null;
}

/** A timer that has not fired and whose time moves. */
export interface RetimedTimer {
  taskId: string;
  code: string;
  firesAt: Date | null;
}

/** What a change does to the records of the clock. */
export interface ClockEffects {
  suspends: Pick<Suspension, 'reason' | 'paper'> | null;
  /** Ends the open suspension. */
  resumes: boolean;
  /** Every beginning of a phase from the second on, as they are afterwards. */
  phaseStarts: readonly Date[];
  extends: Extension | null;
  /** An interval entered after the fact, and the end of one moved after the fact. */
  inserts: Suspension | null;
  movesEnd: { id: string; to: Date; enteredLater: NonNullable<Suspension['enteredLater']> } | null;
}

/** An agency that sees a dossier no longer, unless for something else than what is taken back from it. */
export interface Leaving {
  agencyId: number;
  /** The opinion it was asked for, or the task it was sent with the sending's history sequence. */
  opinion: string | null;
  task: string | null;
  sending: number | null;
}

/** Everything one change does to a dossier; written as a whole or not at all. */
export interface PlannedChange extends ClockEffects {
  status: DossierStatus;
  due: Due | null;
  clock: ClockState;
  completedAt: Date | null;
  closedAt: Date | null;
  closesTask: string | null;
  /** Nobody is waited for any more. */
  closesEveryTask: boolean;
  opensTasks: readonly PlannedTask[];
  retimes: readonly RetimedTask[];
  retimesTimers: readonly RetimedTimer[];
  toSteps: readonly string[];
  /** Facts that are established, or established anew, with it. */
  establishes: Facts;
  /** How secret it is from now on; `null` = as it was. */
  classifies: Secrecy | null;
  /** Agencies that see it from now on, beside those that get a task. */
  joins?: readonly number[];
  leaves?: Leaving;
  /** A task that one agency hands to another, or has back. */
  handed?: HandedTask;
}
