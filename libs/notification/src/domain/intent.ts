import { z } from 'zod';
import type { DossierSnapshot } from '#dossier';
import type { DossierStatus } from '#workflow';

/** What an applicant is told about a dossier; the name is kept with each delivery. */
export const INTENTS = [
  'received',
  'refused',
  'supplement-requested',
  'supplement-received',
  'finance-requested',
  'new-appointment',
  'extended',
  'suspended',
  'overdue-apology',
  'result-ready',
  'returned',
  'withdrawn',
  'stopped',
  'reopened',
  'corrected',
  'in-progress',
  'sent-elsewhere',
  'opinions-asked',
] as const;

export type Intent = (typeof INTENTS)[number];

/** What whoever handed in online is told before there is a dossier. */
export const SUBMISSION_INTENTS = [
  'submission-received',
  'submission-supplement-requested',
  'submission-supplement-received',
] as const;

export type SubmissionIntent = (typeof SUBMISSION_INTENTS)[number];

/** What is told of the money of a dossier. */
export const MONEY_INTENTS = ['payment-received', 'refund-decided'] as const;

export type MoneyIntent = (typeof MONEY_INTENTS)[number];

/** What an applicant is told although nothing has happened. */
export const REMINDER_INTENTS = ['supplement-reminder', 'where-it-stands'] as const;

export type ReminderIntent = (typeof REMINDER_INTENTS)[number];

/** Everything somebody outside is told. */
export const TOLD_INTENTS = [
  ...INTENTS,
  ...SUBMISSION_INTENTS,
  ...MONEY_INTENTS,
  ...REMINDER_INTENTS,
  ...(['enquiry-answered', 'hand-over-code', 'secret-reissued'] as const),
] as const;

export type ToldIntent = (typeof TOLD_INTENTS)[number];

/** What officers are told outside the system. */
export const OFFICER_INTENTS = ['officer-digest', 'officer-threshold'] as const;

/** What a delivery may be about. */
export type DeliveredIntent = ToldIntent | (typeof OFFICER_INTENTS)[number];

/** The part of a change that decides whether the applicant hears of it. */
export type Change = Pick<
  DossierSnapshot['change'],
  'action' | 'statusBefore' | 'status' | 'dueBefore' | 'dueAt' | 'details'
>;

/**
 * What entering a status tells the applicant, where it has a name of its own; any other change of status is told as one
 * (NĐ 224/2026 Đ.15.1.g). An online submission is told of before it is a dossier.
 */
const TOLD_ON_ENTERING: Record<DossierStatus, Intent | null> = {
  submitted: null,
  received: 'received',
  refused: 'refused',
  processing: null,
  'awaiting-supplement': 'supplement-requested',
  'awaiting-finance': 'finance-requested',
  withdrawn: 'withdrawn',
  stopped: 'stopped',
  completed: 'result-ready',
  returned: 'returned',
};

/** Acts that are told in words of their own, whatever they do to the due time. */
const TOLD_OF_ACTS: Readonly<Record<string, Intent>> = {
  ...{ extend: 'extended', suspend: 'suspended' },
  ...{ 'send-elsewhere': 'sent-elsewhere', 'ask-opinions': 'opinions-asked' },
};

/** Acts outside the workflow that are known by what they keep: no action of a workflow keeps the like. */
const acts = z.object({
  reopening: z.object({}).optional(),
  /** Told where it stands on what the applicant has. */
  correction: z.object({ told: z.boolean() }).optional(),
});

/**
 * Decides what the applicant is told of a change; null = nothing. A date promised to the applicant never moves in
 * silence, whatever moved it: the usual cause is a clock that runs again (NĐ 61/2018 Đ.19.4).
 */
export function intentOf(change: Change): Intent | null {
  const { action, status, statusBefore, details } = change;
  const { reopening, correction } = acts.parse(details);
  if (reopening) return 'reopened';
  if (correction) return correction.told ? 'corrected' : null;
  const ofAct = status === statusBefore ? TOLD_OF_ACTS[action] : undefined;
  if (ofAct) return ofAct;
  const told = status === statusBefore ? null : TOLD_ON_ENTERING[status];
  if (told && !isBackAtTheDesk(change)) return told;
  if (hasMoved(change)) return 'new-appointment';
  if (status === statusBefore || statusBefore === null) return null;
  return statusBefore === 'awaiting-supplement' ? 'supplement-received' : 'in-progress';
}

/** A dossier sent back to the reception step was received before. */
const isBackAtTheDesk = ({ status, statusBefore }: Change): boolean =>
  status === 'received' && statusBefore !== null && statusBefore !== 'submitted';

const hasMoved = ({ dueBefore, dueAt }: Change): boolean =>
  dueBefore !== null && dueAt !== null && dueBefore.getTime() !== dueAt.getTime();
