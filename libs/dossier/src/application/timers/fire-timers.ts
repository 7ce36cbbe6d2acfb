import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Logger } from '#platform/logging';
import { claimDueTimer, type DueTimer, postponeTimer } from '../../persistence/task-timers.ts';
import { FireTimer } from './fire-timer.ts';

/**
 * Fires the timers of open steps that have come due, the longest due first. Claiming, firing and writing that down are one
 * transaction, so each fires exactly once whatever process dies, and however long none ran.
 */
@Injectable()
export class FireTimers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly fire: FireTimer,
  ) {}

  /** @returns how many were looked at. */
  async execute(): Promise<number> {
    let looked = 0;
    while (await this.next()) looked += 1;
    return looked;
  }

  private async next(): Promise<boolean> {
    let due: DueTimer | undefined;
    try {
      await this.database.transaction(async (tx) => {
        due = await claimDueTimer(tx, this.clock.now());
        if (due) await this.fire.execute(due, tx);
      });
    } catch (error) {
      if (!due) throw error;
      await this.postpone(due, error as Error);
    }
    return due !== undefined;
  }

  /** One that fails holds nobody else up. */
  private async postpone(due: DueTimer, error: Error): Promise<void> {
    const { dossierId, taskId, timer } = due;
    this.logger.error('a timer failed', { err: error, dossierId, taskId, timer: timer.code });
    await postponeTimer(this.database, due, this.clock.now(), error.message);
  }
}
