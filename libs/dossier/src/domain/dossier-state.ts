import type { DeadlineTerms, Extension, Suspension, TimeLimit } from '#deadline';
import type { Secrecy } from '#organization';
import type { Channel } from '#procedure';
import type { DossierStatus, Facts, StepTimer } from '#workflow';
import type { ApplicantKind } from './applicant.ts';
import type { OpenOpinion } from './opinion.ts';
import type { Person } from './person.ts';

/** A step waiting for someone on a running dossier. */
export interface OpenTask {
  /** A bigint, as text. */
  id: string;
  step: string;
  stepName: string;
  agencyId: number;
  role: string;
  timeLimit: TimeLimit;
  openedAt: Date;
  /** `null` while the clock stands still. */
  dueAt: Date | null;
  /** Parallel branches that have arrived, of those the step waits for. */
  arrived: number;
  waitsFor: number;
  timers: TaskTimer[];
  /** Counts the changes of hands. */
  revision: number;
  /** Who answers for it; `null` = whoever of the post claims it. */
  holder: Person | null;
  /** Who may act for the holder meanwhile. */
  delegate: Person | null;
}

/** How a timer ended: someone was told, the system acted, or there was nothing left to do. */
export const TIMER_OUTCOMES = ['told', 'acted', 'passed-over'] as const;

export type TimerOutcome = (typeof TIMER_OUTCOMES)[number];

/** A timer of an open task, as the dossier keeps it. */
export interface TaskTimer {
  timer: StepTimer;
  /** Its step waits for the applicant: it runs although the clock of the dossier stands still. */
  inWait: boolean;
  /** `null` while the clock stands still, and at a join while branches are missing. */
  firesAt: Date | null;
  firedAt: Date | null;
  outcome: TimerOutcome | null;
  /** Why it was passed over, by the code of the problem; why it failed, while it is tried again. */
  reason: string | null;
}

/** A suspension as the dossier keeps it. */
export interface StoredSuspension extends Suspension {
  /** A bigint, as text. */
  readonly id: string;
}

/** What a due time is reckoned from, and what it was reckoned to be. */
export interface DossierClock {
  receivedAt: Date;
  /** `null` for what was refused at intake. */
  terms: DeadlineTerms | null;
  /** In the order of time; the last may be open. */
  suspensions: readonly StoredSuspension[];
  phaseStarts: readonly Date[];
  extension: Extension | null;
  clock: ClockState;
  dueAt: Date | null;
  dueProvisional: boolean;
  /** Counts as late whatever comes. */
  missed: boolean;
  /** Of the calendar the due time was last reckoned with. */
  calendarRevision: number;
  completedAt: Date | null;
  closedAt: Date | null;
}

export type ClockState = 'running' | 'suspended' | 'ended';

/** What deciding about a dossier needs; read in one go, changed only through a conditional write. */
export interface DossierState extends DossierClock {
  id: string;
  code: string;
  version: number;
  status: DossierStatus;
  workflowId: number | null;
  channel: Channel;
  caseCode: string | null;
  applicantKind: ApplicantKind;
  /** Whole đồng it owes in fees, less than nought = paid too much; `null` = its charges are not laid down yet. */
  unpaid: number | null;
  /** What officers have established so far. */
  facts: Facts;
  procedureCode: string;
  receivingAgencyId: number;
  leadAgencyId: number;
  /** Code of its procedure's field; `null` = it has none. */
  fieldCode: string | null;
  secrecy: Secrecy;
  tasks: OpenTask[];
  /** Opinions of other agencies that are still awaited. */
  openOpinions: readonly OpenOpinion[];
  /** Who has done each step so far, and for whom it was done, by id. */
  doers: Readonly<Record<string, readonly number[]>>;
  /** When its personal data were erased, after it was kept long enough. */
  erasedAt: Date | null;
  /** Officers who are the applicant themselves, by id. */
  ownOf: readonly number[];
}
