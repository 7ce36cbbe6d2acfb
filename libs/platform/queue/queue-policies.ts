/** Payloads of the jobs, by queue: ids only, so that nothing personal and nothing stale lies in a queue store. */
export interface JobPayloads {
  'deliver-sms': { deliveryId: string };
  'deliver-email': { deliveryId: string };
  'deliver-zalo': { deliveryId: string };
  'bulk-sms': { deliveryId: string };
  'bulk-email': { deliveryId: string };
  'bulk-zalo': { deliveryId: string };
  'retry-sms': { deliveryId: string };
  'retry-email': { deliveryId: string };
  'retry-zalo': { deliveryId: string };
  'publish-dossier': { dossierId: string };
  'scan-document': { versionId: string };
  'reconcile-payment': { paymentRequestId: string };
  'deliver-webhook': { subscriptionId: string };
  'retry-webhook': { subscriptionId: string };
}

export type QueueName = keyof JobPayloads;

export interface QueuePolicy {
  /** Tries before the job is kept as failed; the row stays pending and the sweeper queues it again. */
  attempts: number;
  /** Jobs one process works on at a time. */
  concurrency: number;
  /** How long a job may go without a sign of life before another worker takes it. */
  lockSeconds: number;
  /** Finished jobs kept for a look, by age: trimming to a count reads all of them each time one ends, where PostgreSQL keeps them. */
  keepCompletedMinutes: number;
  /** Failed jobs kept for a look, by age in days. */
  keepFailedDays: number;
}

/** Every queue with its full policy: a queue without one does not compile. */
export const QUEUE_POLICIES: Record<QueueName, Required<QueuePolicy>> = {
  // More at a time make each wait for the database, and none go out sooner.
  'deliver-sms': {
    attempts: 8,
    concurrency: 5,
    lockSeconds: 60,
    keepCompletedMinutes: 10,
    keepFailedDays: 30,
  },
  'deliver-email': {
    attempts: 8,
    concurrency: 5,
    lockSeconds: 60,
    keepCompletedMinutes: 10,
    keepFailedDays: 30,
  },
  'deliver-zalo': {
    attempts: 8,
    concurrency: 4,
    lockSeconds: 60,
    keepCompletedMinutes: 10,
    keepFailedDays: 30,
  },
  // Of an agency that writes to many at once: what others write takes no turn behind one of these.
  'bulk-sms': { attempts: 8, concurrency: 5, lockSeconds: 60, keepCompletedMinutes: 10, keepFailedDays: 30 },
  'bulk-email': {
    attempts: 8,
    concurrency: 5,
    lockSeconds: 60,
    keepCompletedMinutes: 10,
    keepFailedDays: 30,
  },
  'bulk-zalo': { attempts: 8, concurrency: 4, lockSeconds: 60, keepCompletedMinutes: 10, keepFailedDays: 30 },
  // What failed before: few at a time, for their gateway may be slow.
  'retry-sms': { attempts: 8, concurrency: 4, lockSeconds: 60, keepCompletedMinutes: 10, keepFailedDays: 30 },
  'retry-email': {
    attempts: 8,
    concurrency: 4,
    lockSeconds: 60,
    keepCompletedMinutes: 10,
    keepFailedDays: 30,
  },
  'retry-zalo': {
    attempts: 8,
    concurrency: 2,
    lockSeconds: 60,
    keepCompletedMinutes: 10,
    keepFailedDays: 30,
  },
  // Most of which wait for each other, to go out in one call.
  'publish-dossier': {
    attempts: 8,
    concurrency: 40,
    lockSeconds: 90,
    keepCompletedMinutes: 10,
    keepFailedDays: 30,
  },
  // A PDF is in memory while its signatures are looked at.
  'scan-document': {
    attempts: 8,
    concurrency: 2,
    lockSeconds: 60,
    keepCompletedMinutes: 10,
    keepFailedDays: 30,
  },
  'reconcile-payment': {
    ...{ attempts: 5, concurrency: 4, lockSeconds: 60 },
    ...{ keepCompletedMinutes: 10, keepFailedDays: 30 },
  },
  'deliver-webhook': {
    ...{ attempts: 5, concurrency: 4, lockSeconds: 60 },
    ...{ keepCompletedMinutes: 10, keepFailedDays: 30 },
  },
  // Receivers that failed before, which may take their time.
  'retry-webhook': {
    ...{ attempts: 5, concurrency: 4, lockSeconds: 60 },
    ...{ keepCompletedMinutes: 10, keepFailedDays: 30 },
  },
};

export const QUEUE_NAMES = Object.keys(QUEUE_POLICIES) as QueueName[];
