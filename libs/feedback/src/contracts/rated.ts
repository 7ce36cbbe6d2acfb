import type { OutboxMessage } from '#platform/outbox';
import type { Level } from '../domain/rating.ts';

/** Wire name: an applicant rated a dossier. Nothing of their own words goes with it. */
export const FEEDBACK_RATED = 'feedback.rated.v1';

/** @returns `subjectId` is the dossier; levels by their names, null = not said */
export const ratedMessage = (
  dossier: { id: string; leadAgencyId: number },
  rating: { id: string; level: Level; receivedLevel: Level | null; handledLevel: Level | null; at: Date },
): OutboxMessage => ({
  name: FEEDBACK_RATED,
  subjectId: dossier.id,
  agencyId: dossier.leadAgencyId,
  payload: {
    ...{ ratingId: rating.id, level: rating.level },
    ...{ receivedLevel: rating.receivedLevel, handledLevel: rating.handledLevel },
  },
  occurredAt: rating.at,
});
