import { Injectable } from '@nestjs/common';
import { MoveDossiers, type MoveOrder } from '#dossier';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Logger } from '#platform/logging';
import {
  advanceChange,
  type ChangeBeingApplied,
  changeBeingApplied,
  endChange,
  insertOutcomes,
} from '../persistence/workflow-changes.ts';

/** Rolls a batch back that another worker has done meanwhile. */
class BatchTaken extends Error {}

/**
 * Carries decided plans out, batch by batch. Each batch commits with how far it came, so that whoever is interrupted, or
 * overtaken by another worker, goes on from there. One pass is enough: no dossier comes to an older version.
 */
@Injectable()
export class ApplyWorkflowChanges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly move: MoveDossiers,
    private readonly logger: Logger,
  ) {}

  /** @returns how many dossiers were looked at. */
  async execute(): Promise<number> {
    const change = await changeBeingApplied(this.database);
    if (!change) return 0;
    const order = await this.orderOf(change);
    let looked = 0;
    for (let reached = change.reached; ;) {
      const batch = await this.batch(change.id, { ...order, at: this.clock.now() }, reached);
      if (!batch) return looked;
      looked += batch.outcomes.length;
      if (batch.reached === null) break;
      reached = batch.reached;
    }
    const ended = await this.database.query(endChange(change.id, this.clock.now()));
    if (ended.length > 0) this.logger.info('dossiers moved', { id: change.id, ...change.move });
    return looked;
  }

  /** `undefined` when another worker took the batch. */
  private async batch(id: string, order: MoveOrder, reached: string | null) {
    try {
      return await this.move.batch(order, reached, async (tx, progress) => {
        if (!(await advanceChange(tx, id, reached, progress.reached))) throw new BatchTaken();
        await tx.query(insertOutcomes(id, progress.outcomes));
      });
    } catch (error) {
      if (error instanceof BatchTaken) return undefined;
      throw error;
    }
  }

  private async orderOf(change: ChangeBeingApplied): Promise<Omit<MoveOrder, 'at'>> {
    const { move, lines, reason, decision, officer, agencyId, title } = change;
    const { name: agencyName } = await this.directory.byId(agencyId);
    return { move, lines, reason, decision, actor: { officer, post: { agencyId, title }, agencyName } };
  }
}
