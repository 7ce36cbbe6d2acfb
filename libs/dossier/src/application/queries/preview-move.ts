import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { linesTogether, type MoveLine } from '../../domain/move-line.ts';
import { dossiersUnder } from '../../persistence/dossiers-under.ts';
import { MoveOrders, type WorkflowMove } from '../moves/move-orders.ts';

/** Dossiers read at a time. */
const BATCH = 2_000;

export interface MovePreview {
  readonly looked: number;
  /** What becomes of them, the most dossiers first. */
  readonly lines: readonly MoveLine[];
}

/** Looks what a move would do to every running dossier of some versions of a workflow, and changes nothing. */
@Injectable()
export class PreviewMove {
  constructor(
    private readonly database: Database,
    private readonly orders: MoveOrders,
  ) {}

  /** @throws workflow.version-unknown */
  async execute(move: WorkflowMove): Promise<MovePreview> {
    const prepared = await this.orders.prepare(move);
    const ids = prepared.versions.map(({ id }) => id);
    let lines: MoveLine[] = [];
    let looked = 0;
    for (let after: string | null = null; ;) {
      const dossiers = await dossiersUnder(this.database, ids, { after, limit: BATCH });
      lines = linesTogether([...lines, ...dossiers.map((dossier) => prepared.look(dossier).line)]);
      looked += dossiers.length;
      after = dossiers.at(-1)?.id ?? null;
      if (dossiers.length < BATCH) return { looked, lines };
    }
  }
}
