import {
  type ClockHistory,
  type Deadline,
  type DeadlineTerms,
  type EndedSuspension,
  reckonDeadline,
} from '#deadline';
import type { WorkingCalendar } from '#working-calendar';
import type { DossierStatus } from '#workflow';
import type { DossierClock, StoredSuspension } from './dossier-state.ts';

/** A due time as it is written down. */
export interface Due {
  at: Date;
  provisional: boolean;
  missed: boolean;
  calendarRevision: number;
}

/** The calendar of the agency that answers for a dossier, as one revision has it. */
export interface DossierCalendar {
  calendar: WorkingCalendar;
  calendarRevision: number;
}

export const openSuspension = ({ suspensions }: Pick<DossierClock, 'suspensions'>): StoredSuspension | null =>
  suspensions.find(({ to }) => to === null) ?? null;

export const endedSuspensions = ({
  suspensions,
}: Pick<DossierClock, 'suspensions'>): (StoredSuspension & EndedSuspension)[] =>
  suspensions.filter((one): one is StoredSuspension & EndedSuspension => one.to !== null);

/** The suspensions once the one that is open has ended, with a change that led to a status. */
export const endOpenSuspension = (
  suspensions: readonly StoredSuspension[],
  { at, status }: { at: Date; status: DossierStatus },
): StoredSuspension[] =>
  suspensions.map((one) => (one.to === null ? { ...one, to: at, inVain: IN_VAIN.includes(status) } : one));

/** Ends of a dossier that are short of a result: what it waited for then never came. */
export const IN_VAIN: readonly DossierStatus[] = ['withdrawn', 'stopped', 'refused'];

/** What is recorded of a dossier's clock, in the words the rules are written in. */
export const historyOf = ({
  receivedAt,
  suspensions,
  phaseStarts,
  extension,
  completedAt,
  closedAt,
}: DossierClock): ClockHistory => ({
  receivedAt,
  suspensions,
  phaseStarts,
  extension,
  endedAt: completedAt ?? closedAt,
});

/** The terms of a dossier that was received. */
export function termsOfDossier({ terms }: Pick<DossierClock, 'terms'>): DeadlineTerms {
  if (!terms) throw new Error('a dossier refused at intake has no deadline');
  return terms;
}

/** The due time of a history, to be written down. @throws NoWorkingTimeError */
export function dueOf(
  terms: DeadlineTerms,
  history: ClockHistory,
  { calendar, calendarRevision }: DossierCalendar,
): Due {
  return dueOfDeadline(reckonDeadline(terms, history, calendar), calendarRevision);
}

export const dueOfDeadline = ({ dueAt, provisional, missed }: Deadline, calendarRevision: number): Due => ({
  at: dueAt,
  provisional,
  missed,
  calendarRevision,
});

/** The due time that is written down; `null` for what was refused at intake. */
export const presentDue = ({ dueAt, dueProvisional, missed, calendarRevision }: DossierClock): Due | null =>
  dueAt && { at: dueAt, provisional: dueProvisional, missed, calendarRevision };

/** A suspension that is an act of its own, not a wait of the workflow; nothing is done on the dossier until it is ended. */
export const suspendedByAct = (clock: Pick<DossierClock, 'suspensions'>): StoredSuspension | null => {
  const open = openSuspension(clock);
  return open?.reason === 'applicant-request' || open?.reason === 'force-majeure' ? open : null;
};
