import type { OutboxMessage } from '#platform/outbox';
import type { EnquiryKind } from '../domain/enquiry.ts';

/** Wire name: what an applicant asked or complained of was answered. Nothing of the words goes with it, nor who answered. */
export const ENQUIRY_ANSWERED = 'feedback.enquiry-answered.v1';

/** @returns `subjectId` is the dossier; `agencyId` of the payload is the agency that owed the answer */
export const enquiryAnsweredMessage = (
  dossierId: string,
  enquiry: { id: string; kind: EnquiryKind; agencyId: number },
  at: Date,
): OutboxMessage => ({
  name: ENQUIRY_ANSWERED,
  subjectId: dossierId,
  agencyId: enquiry.agencyId,
  payload: { enquiryId: enquiry.id, kind: enquiry.kind, agencyId: enquiry.agencyId },
  occurredAt: at,
});
