import { Injectable } from '@nestjs/common';
import { type Reached, RelocateDossiers, type RelocationOrder } from '#dossier';
import { civilDate, Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { advance, endPass, insertMoved, type OpenChange, openChange } from '../persistence/changes.ts';
import { EffectReorganization } from './effect-reorganization.ts';
import { RelocationOrders } from './relocation-orders.ts';

/** Longer than a process goes on with agencies as they were: a pass begun after that sees every dossier. */
const SETTLING_MS = 10_000;

/** Rolls a batch back that another worker has done meanwhile. */
class BatchTaken extends Error {}

/**
 * Carries decided reorganisations out from their day on. Agencies and posts change in one transaction; dossiers follow in
 * batches, each of which commits with how far it came, so that whoever is interrupted, or overtaken by another worker, goes
 * on from there. What someone still received or opened at an agency that had just ended is found by the last pass.
 */
@Injectable()
export class ApplyReorganizations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly effect: EffectReorganization,
    private readonly orders: RelocationOrders,
    private readonly relocate: RelocateDossiers,
  ) {}

  /** @returns how many dossiers went on elsewhere. */
  async execute(): Promise<number> {
    const change = await openChange(this.database, civilDate(this.clock.now()));
    if (!change) return 0;
    if (change.state === 'decided') {
      if (!this.settled(change.preparedAt)) return 0;
      await this.effect.execute(change);
      return 0;
    }
    return this.pass(change);
  }

  private settled(since: Date | null): boolean {
    return since === null || this.clock.now().getTime() >= since.getTime() + SETTLING_MS;
  }

  private async pass(change: OpenChange): Promise<number> {
    const order = await this.orders.of(change);
    let moved = 0;
    for (let reached = change.reached; ;) {
      const batch = await this.batch({ ...order, at: this.clock.now() }, reached);
      if (!batch) return moved;
      moved += batch.moved.length;
      if (batch.reached === null) break;
      reached = batch.reached;
    }
    await this.endPass(change);
    return moved;
  }

  /** `undefined` when another worker took the batch. */
  private async batch(order: RelocationOrder, after: Reached | null) {
    try {
      return await this.relocate.batch(order, after, async (tx, { reached, moved }) => {
        if (!(await advance(tx, order.reorganization, after, reached))) throw new BatchTaken();
        await tx.query(insertMoved(order.reorganization, moved));
      });
    } catch (error) {
      if (error instanceof BatchTaken) return undefined;
      throw error;
    }
  }

  private async endPass({ id, effectedAt, passBeganAt }: OpenChange): Promise<void> {
    const settledAt = (effectedAt?.getTime() ?? 0) + SETTLING_MS;
    const settled = (passBeganAt?.getTime() ?? 0) >= settledAt;
    await this.database.query(endPass(id, this.clock.now(), settled));
  }
}
