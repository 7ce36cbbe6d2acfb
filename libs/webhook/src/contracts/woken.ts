import type { OutboxMessage } from '#platform/outbox';

/** Wire name of this module's own message: a subscription has something to send again. */
export const SUBSCRIPTION_WOKEN = 'webhook.subscription-woken.v1';

export const subscriptionWoken = (subscriptionId: string, occurredAt: Date): OutboxMessage => ({
  ...{ name: SUBSCRIPTION_WOKEN, subjectId: subscriptionId, payload: {}, occurredAt },
});
