import type { OutboxMessage } from '#platform/outbox';

/** Wire name: a question answered for everybody was published, changed or withdrawn. */
export const QUESTION_CHANGED = 'feedback.question-changed.v1';

/** @returns `subjectId` is the question */
export const questionChangedMessage = (id: string, version: number, at: Date): OutboxMessage => ({
  ...{ name: QUESTION_CHANGED, subjectId: id, payload: { version }, occurredAt: at },
});
