export { JobHost } from './job-host.ts';
export { JobRegistry, TryAgain } from './job-registry.ts';
export { QUEUE_NAMES, QUEUE_POLICIES, type QueueName } from './queue-policies.ts';
export { QueueModule } from './queue.module.ts';
export type { QueuedJob } from './queued-job.ts';
export { Queues } from './queues.ts';
export { type Sweepable, Sweeper } from './sweeper.ts';
