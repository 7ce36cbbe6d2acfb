import type { JobPayloads, QueueName } from './queue-policies.ts';

/** A job to be put on a queue. Queuing an id twice while its job is kept has no second effect. */
export type QueuedJob = {
  [Name in QueueName]: {
    queue: Name;
    id: string;
    payload: JobPayloads[Name];
    correlationId: string;
    /** Not before so many seconds; at once when absent. */
    delaySeconds?: number;
    /** Of jobs that wait, those with the lowest number go first, and among equals the oldest; 0 when absent. */
    priority?: number;
  };
}[QueueName];

/** What actually lies in the queue store. */
export interface JobData<Name extends QueueName = QueueName> {
  payload: JobPayloads[Name];
  correlationId: string;
}
