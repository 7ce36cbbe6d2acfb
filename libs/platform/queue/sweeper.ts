import { Injectable } from '@nestjs/common';
import { Logger } from '#platform/logging';
import type { QueuedJob } from './queued-job.ts';
import { Queues } from './queues.ts';

/** A module's list of unfinished rows whose job may be lost. */
export interface Sweepable {
  readonly name: string;
  /** Marks and returns the jobs of rows untouched since `staleSeconds` ago. */
  sweep(staleSeconds: number): Promise<QueuedJob[]>;
}

/** Rebuilds the queues from PostgreSQL: a wiped queue store or a killed worker costs time, never a message. */
@Injectable()
export class Sweeper {
  private readonly sweepables: Sweepable[] = [];

  constructor(
    private readonly queues: Queues,
    private readonly logger: Logger,
  ) {}

  add(sweepable: Sweepable): void {
    this.sweepables.push(sweepable);
  }

  /** @returns how many jobs were queued again. */
  async sweep(staleSeconds: number): Promise<number> {
    let queued = 0;
    for (const sweepable of this.sweepables) {
      const jobs = await sweepable.sweep(staleSeconds);
      if (jobs.length === 0) continue;
      await this.queues.add(jobs);
      this.logger.info('queued again', { rows: sweepable.name, jobs: jobs.length });
      queued += jobs.length;
    }
    return queued;
  }
}
