import type { OutboxMessage } from '#platform/outbox';

/** Wire name of this module's own message: a delivery that did not arrive is to be sent again. */
export const SENT_AGAIN = 'notification.sent-again.v1';

export const sentAgain = (deliveryId: string, agencyId: number, occurredAt: Date): OutboxMessage => ({
  ...{ name: SENT_AGAIN, subjectId: deliveryId, agencyId, payload: {}, occurredAt },
});
