import type { JobPayloads, QueueName } from './queue-policies.ts';

/** A job to be put on a queue. Queuing an id twice while its job is kept has no second effect. */
export type QueuedJob = {
  [Name in QueueName]: { queue: Name; id: string; payload: JobPayloads[Name]; correlationId: string };
}[QueueName];

/** What actually lies in the queue store. */
export interface JobData<Name extends QueueName = QueueName> {
  payload: JobPayloads[Name];
  correlationId: string;
}
