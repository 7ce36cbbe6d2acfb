import type { QueuedJob } from '#platform/queue';

/** What makes the job that tells a subscription what waits for it. */
export interface WaitingSubscription {
  id: string;
  /** Names the reason of the job, so that each is a new one: a sequence, a call, a sweep. */
  occasion: string;
  /** The last call was in vain. */
  failing: boolean;
  correlationId: string;
}

/** Who fails has a queue of their own, and takes no place from who does not. */
export const eventJob = (
  { id, occasion, failing, correlationId }: WaitingSubscription,
  delaySeconds = 0,
): QueuedJob => ({
  queue: failing ? 'retry-webhook' : 'deliver-webhook',
  ...{ id: `${id}-${occasion}`, payload: { subscriptionId: id }, correlationId, delaySeconds },
});
