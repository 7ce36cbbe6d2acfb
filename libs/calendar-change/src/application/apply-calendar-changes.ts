import { Injectable } from '@nestjs/common';
import { RescheduleDossiers, type RescheduleOrder } from '#dossier';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Logger } from '#platform/logging';
import {
  advanceChange,
  type AppliedChange,
  changeBeingApplied,
  endPass,
} from '../persistence/calendar-changes.ts';
import { RescheduleOrders } from './reschedule-orders.ts';

/** Longer than a process goes on with a calendar that was succeeded: a pass begun after that sees every dossier. */
const SETTLING_MS = 10_000;

/** Rolls a batch back that another worker has done meanwhile. */
class BatchTaken extends Error {}

/**
 * Carries a change of the calendar out on the running dossiers, batch by batch. Each batch commits with how far it came,
 * so that whoever is interrupted, or overtaken by another worker, goes on from there.
 */
@Injectable()
export class ApplyCalendarChanges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly orders: RescheduleOrders,
    private readonly reschedule: RescheduleDossiers,
    private readonly logger: Logger,
  ) {}

  /** @returns how many dossiers were looked at. */
  async execute(): Promise<number> {
    const change = await changeBeingApplied(this.database);
    if (!change) return 0;
    const order = await this.orders.of(change);
    let looked = 0;
    for (let reached = change.reached; ;) {
      const batch = await this.batch(order, reached);
      if (!batch) return looked;
      looked += batch.looked;
      if (batch.reached === null) break;
      reached = batch.reached;
    }
    await this.endPass(change);
    return looked;
  }

  /** `undefined` when another worker took the batch. */
  private async batch(order: RescheduleOrder, reached: string | null) {
    const { revision } = order.book;
    try {
      return await this.reschedule.batch(order, reached, async (tx, progress) => {
        if (!(await advanceChange(tx, revision, reached, progress))) throw new BatchTaken();
      });
    } catch (error) {
      if (error instanceof BatchTaken) return undefined;
      throw error;
    }
  }

  private async endPass({ revision, enteredAt, passBeganAt }: AppliedChange): Promise<void> {
    const now = this.clock.now();
    const settled = passBeganAt.getTime() >= enteredAt.getTime() + SETTLING_MS;
    await endPass(this.database, revision, now, settled);
    if (settled) this.logger.info('calendar change carried out', { revision });
  }
}
