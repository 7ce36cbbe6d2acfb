import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Job, Worker } from 'bullmq';
import { CONFIG, type Config } from '#platform/config';
import { correlation, Logger, underWay } from '#platform/logging';
import { type JobHandler, JobRegistry, TryAgain } from './job-registry.ts';
import { endsWithin, LEAVE_SECONDS } from './leave-store.ts';
import { QUEUE_POLICIES, type QueueName } from './queue-policies.ts';
import { queueStoreOf } from './queue-store.ts';
import type { JobData } from './queued-job.ts';
import { Queues } from './queues.ts';

/** Runs the handlers of this process, one BullMQ worker a queue. */
@Injectable()
export class JobHost implements BeforeApplicationShutdown {
  private workers: Worker[] = [];
  private readonly inHand = new Set<Promise<void>>();

  constructor(
    private readonly registry: JobRegistry,
    private readonly queues: Queues,
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    const handlers = this.registry.complete();
    await this.queues.prepare();
    this.workers = [...handlers].map(([name, handler]) => this.openWorker(name, handler));
  }

  /** Before the others stop: jobs under way still need the database and their gateways. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => this.leave(worker)));
  }

  /** Jobs are finished, for as long as the process may take. That they are done the store need not be told: their rows know. */
  private async leave(worker: Worker): Promise<void> {
    const closed = underWay.during(`leaving queue ${worker.name}`, () => worker.close());
    while (!(await endsWithin(LEAVE_SECONDS, closed))) {
      if (this.inHand.size === 0) {
        this.logger.warn('queue store did not answer whoever was leaving it', { queue: worker.name });
        return;
      }
      await Promise.allSettled(this.inHand);
    }
  }

  private openWorker(name: QueueName, handler: JobHandler<QueueName>): Worker {
    const policy = QUEUE_POLICIES[name];
    const worker = queueStoreOf(this.config).openWorker(
      name,
      (job: Job<JobData>) => this.hold(name, this.run(name, handler, job)),
      {
        concurrency: policy.concurrency,
        lockDuration: policy.lockSeconds * 1000,
        // How soon it looks again for a store that could not be reached.
        runRetryDelay: this.config.RETRY_SECONDS * 1000,
        settings: { backoffStrategy: (attempts, _type, error) => this.waitBefore(attempts, error) },
      },
    );
    worker.on('error', (error) => void this.heal(name, error));
    return worker;
  }

  /** A worker goes on by itself once its store is back; tables that were dropped under it somebody has to make. */
  private async heal(queue: QueueName, error: Error): Promise<void> {
    this.logger.warn('worker store error', { err: error, queue });
    try {
      await this.queues.restore();
    } catch (failure) {
      this.logger.warn('queue store cannot be restored', { err: failure, queue });
    }
  }

  private async hold(name: QueueName, job: Promise<void>): Promise<void> {
    this.inHand.add(job);
    try {
      await underWay.during(`job of ${name}`, () => job);
    } finally {
      this.inHand.delete(job);
    }
  }

  private run(name: QueueName, handler: JobHandler<QueueName>, job: Job<JobData>): Promise<void> {
    return correlation.run(job.data.correlationId, async () => {
      try {
        await handler(job.data.payload);
        this.logger.info('job done', { queue: name, jobId: job.id, attempt: job.attemptsMade + 1 });
      } catch (error) {
        const expected = error instanceof TryAgain;
        const fields = { queue: name, jobId: job.id, attempt: job.attemptsMade + 1, err: error };
        if (expected) this.logger.warn('job will be tried again', fields);
        else this.logger.error('job failed', fields);
        throw error;
      }
    });
  }

  /** Whole milliseconds before the next try: what the handler asked for, else doubling with a fifth of jitter. */
  private waitBefore(attempts: number, error: Error | undefined): number {
    const { RETRY_SECONDS, RETRY_LONGEST_SECONDS } = this.config;
    const doubling = RETRY_SECONDS * 2 ** (attempts - 1) * (0.9 + Math.random() * 0.2);
    const asked = error instanceof TryAgain ? error.afterSeconds : undefined;
    return Math.round(Math.min(asked ?? doubling, RETRY_LONGEST_SECONDS) * 1000);
  }
}
