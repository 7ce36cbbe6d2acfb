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
] as const;

export type Intent = (typeof INTENTS)[number];

/** What whoever handed in online is told before there is a dossier. */
export const SUBMISSION_INTENTS = [
  'submission-received',
  'submission-supplement-requested',
  'submission-supplement-received',
] as const;

export type SubmissionIntent = (typeof SUBMISSION_INTENTS)[number];

/** The part of a change that decides whether the applicant hears of it. */
export type Change = Pick<
  DossierSnapshot['change'],
  'action' | 'statusBefore' | 'status' | 'dueBefore' | 'dueAt' | 'details'
>;

/**
 * What entering a status tells the applicant. What agencies do among themselves (`processing`) is shown on the
 * tracking page and worth no message; an online submission is answered when it is accepted or refused.
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

/** Acts on the clock that are told in words of their own, whatever they do to the due time. */
const TOLD_OF_ACTS: Readonly<Record<string, Intent>> = { extend: 'extended', suspend: 'suspended' };

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
  return statusBefore === 'awaiting-supplement' && status !== statusBefore ? 'supplement-received' : null;
}

/** A dossier sent back to the reception step was received before. */
const isBackAtTheDesk = ({ status, statusBefore }: Change): boolean =>
  status === 'received' && statusBefore !== null && statusBefore !== 'submitted';

const hasMoved = ({ dueBefore, dueAt }: Change): boolean =>
  dueBefore !== null && dueAt !== null && dueBefore.getTime() !== dueAt.getTime();
