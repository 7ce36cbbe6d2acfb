import type { OutboxMessage } from '#platform/outbox';

/** Wire name of this module's own message: a delivery is to be sent in the place of one that did not arrive. */
export const STEPPED_IN = 'notification.stepped-in.v1';

export const steppedIn = (deliveryId: string, agencyId: number, occurredAt: Date): OutboxMessage => ({
  ...{ name: STEPPED_IN, subjectId: deliveryId, agencyId, payload: {}, occurredAt },
});
