import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { CONFIG, type Config } from '#platform/config';
import { Logger } from '#platform/logging';
import { QUEUE_NAMES, QUEUE_POLICIES, type QueueName } from './queue-policies.ts';
import { queueStoreOf } from './queue-store.ts';
import type { QueuedJob } from './queued-job.ts';

const DAY_SECONDS = 86_400;

/** The producers' side of the queues. Only the outbox relay and the sweepers add jobs. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly open = new Map<QueueName, Queue>();
  private prepared: Promise<void> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: Logger,
  ) {}

  /** Creates what the store needs; done again after a failure, so that a wiped store heals. */
  prepare(): Promise<void> {
    this.prepared ??= queueStoreOf(this.config).prepare();
    return this.prepared;
  }

  async add(jobs: readonly QueuedJob[]): Promise<void> {
    try {
      await this.prepare();
      for (const name of QUEUE_NAMES) {
        const own = jobs.filter((job) => job.queue === name);
        if (own.length > 0) await this.queue(name).addBulk(own.map(bullJob));
      }
    } catch (error) {
      this.prepared = undefined;
      throw error;
    }
  }

  /** Every queue, for the administrators' board. */
  all(): Queue[] {
    return QUEUE_NAMES.map((name) => this.queue(name));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.open.values()].map((queue) => queue.close()));
  }

  private queue(name: QueueName): Queue {
    const present = this.open.get(name);
    if (present) return present;
    const queue = queueStoreOf(this.config).openQueue(name);
    queue.on('error', (error: Error) => this.logger.warn('queue store error', { err: error, queue: name }));
    this.open.set(name, queue);
    return queue;
  }
}

const bullJob = (job: QueuedJob) => {
  const policy = QUEUE_POLICIES[job.queue];
  return {
    name: job.queue,
    data: { payload: job.payload, correlationId: job.correlationId },
    opts: {
      jobId: job.id,
      attempts: policy.attempts,
      backoff: { type: 'patient' },
      removeOnComplete: { count: policy.keepCompleted },
      removeOnFail: { age: policy.keepFailedDays * DAY_SECONDS },
    },
  };
};
