import type { OutboxMessage, StoredMessage } from '#platform/outbox';

/** Wire name of this module's own message: a request for supplements waits, and it is time to remind of it. */
export const SUPPLEMENT_UNANSWERED = 'notification.supplement-unanswered.v1';

export interface SupplementUnanswered {
  dossierId: string;
  /** Sequence of the change that asked. */
  askedIn: number;
  /** The so-manyeth reminder of it. */
  ordinal: number;
}

export const supplementUnanswered = (
  { dossierId, askedIn, ordinal }: SupplementUnanswered,
  agencyId: number,
  occurredAt: Date,
): OutboxMessage => ({
  ...{ name: SUPPLEMENT_UNANSWERED, subjectId: dossierId, agencyId },
  ...{ payload: { askedIn, ordinal }, occurredAt },
});

export const readSupplementUnanswered = ({ subjectId, payload }: StoredMessage): SupplementUnanswered => ({
  dossierId: subjectId,
  askedIn: Number(payload['askedIn']),
  ordinal: Number(payload['ordinal']),
});

/** Wire name of this module's own message: an applicant has heard nothing for long. */
export const APPLICANT_UNHEARD = 'notification.applicant-unheard.v1';

export interface ApplicantUnheard {
  dossierId: string;
  /** When they last heard of it. */
  since: Date;
}

export const applicantUnheard = (
  { dossierId, since }: ApplicantUnheard,
  agencyId: number,
  occurredAt: Date,
): OutboxMessage => ({
  ...{ name: APPLICANT_UNHEARD, subjectId: dossierId, agencyId },
  ...{ payload: { since: since.toISOString() }, occurredAt },
});

export const readApplicantUnheard = ({ subjectId, payload }: StoredMessage): ApplicantUnheard => ({
  dossierId: subjectId,
  since: new Date(String(payload['since'])),
});
