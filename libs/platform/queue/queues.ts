import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { CONFIG, type Config } from '#platform/config';
import { Logger } from '#platform/logging';
import { endsWithin, LEAVE_SECONDS } from './leave-store.ts';
import { QUEUE_NAMES, QUEUE_POLICIES, type QueueName } from './queue-policies.ts';
import { queueStoreOf } from './queue-store.ts';
import type { QueuedJob } from './queued-job.ts';

const DAY_SECONDS = 86_400;

/** The producers' side of the queues. Only the outbox relay, the sweepers, and jobs that are to be gone on with add jobs. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly open = new Map<QueueName, Queue>();
  private prepared = false;
  private restoring: Promise<void> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: Logger,
  ) {}

  /** Creates what the store needs, unless this process has seen to that. */
  async prepare(): Promise<void> {
    if (!this.prepared) await this.restore();
    this.prepared = true;
  }

  /** Creates again what a wiped store lacks; of any number of callers at a time one does it for all. */
  restore(): Promise<void> {
    this.restoring ??= queueStoreOf(this.config)
      .prepare()
      .finally(() => {
        this.restoring = undefined;
      });
    return this.restoring;
  }

  /** @throws when the store takes nothing, restored or not. */
  async add(jobs: readonly QueuedJob[]): Promise<void> {
    await this.prepare();
    try {
      await this.addToStore(jobs);
    } catch (error) {
      this.logger.warn('queue store refused jobs, restoring it', { err: error, jobs: jobs.length });
      await this.restore();
      await this.addToStore(jobs);
    }
  }

  /** Every queue, for the administrators' board. */
  all(): Queue[] {
    return QUEUE_NAMES.map((name) => this.queue(name));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.open].map(([name, queue]) => this.leave(name, queue)));
  }

  private async leave(name: QueueName, queue: Queue): Promise<void> {
    const closed = queue.close().catch((error: unknown) => {
      this.logger.warn('queue store could not be left in order', { err: error, queue: name });
    });
    if (await endsWithin(LEAVE_SECONDS, closed)) return;
    this.logger.warn('queue store did not answer whoever was leaving it', { queue: name });
  }

  private async addToStore(jobs: readonly QueuedJob[]): Promise<void> {
    for (const name of QUEUE_NAMES) {
      const own = jobs.filter((job) => job.queue === name);
      if (own.length > 0) await this.queue(name).addBulk(own.map(bullJob));
    }
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
      priority: job.priority ?? 0,
      delay: Math.round((job.delaySeconds ?? 0) * 1000),
      removeOnComplete: { age: policy.keepCompletedMinutes * 60 },
      removeOnFail: { age: policy.keepFailedDays * DAY_SECONDS },
    },
  };
};
