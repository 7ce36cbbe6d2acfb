import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { Logger } from '#platform/logging';
import { insertOutboxMessages, type OutboxMessage } from '#platform/outbox';
import { thresholdReachedMessage } from '../contracts/threshold-reached.ts';
import { WHOLE_DOSSIER } from '../domain/plan-thresholds.ts';
import { askForStale, fireDue, type FiredThreshold } from '../persistence/thresholds.ts';

/** Thresholds fired in one transaction. */
const BATCH = 1000;

/** Whoever looks this much later was away: rounds follow one another within seconds. */
const MISSED_AFTER_MS = 15 * 60_000;

/**
 * Fires the thresholds that were reached, each exactly once: settling and telling are one transaction, in batches any number of
 * workers take side by side.
 */
@Injectable()
export class FireThresholds {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** @returns how many fired */
  async execute(): Promise<number> {
    let total = 0;
    for (let fired = BATCH; fired === BATCH; total += fired) {
      fired = await this.database.transaction((tx) => this.fireBatch(tx));
    }
    await this.database.transaction((tx) => askForStale(tx, this.clock.now(), BATCH));
    if (total > 0) this.logger.info('thresholds were reached', { thresholds: total });
    return total;
  }

  private async fireBatch(tx: Transaction): Promise<number> {
    const now = this.clock.now();
    const missedBefore = new Date(now.getTime() - MISSED_AFTER_MS);
    const fired = await fireDue(tx, { now, missedBefore, limit: BATCH });
    if (fired.length > 0) {
      await tx.query(insertOutboxMessages(fired.map((one) => messageOf(one, now))));
    }
    return fired.length;
  }
}

const messageOf = ({ taskId, firesAt: reachedAt, ...fired }: FiredThreshold, firedAt: Date): OutboxMessage =>
  thresholdReachedMessage({
    ...{ ...fired, reachedAt, firedAt },
    taskId: taskId === WHOLE_DOSSIER ? null : taskId,
  });
