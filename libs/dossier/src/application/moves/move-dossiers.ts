import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import type { DossierState } from '../../domain/dossier-state.ts';
import { lineKey, type MoveLine } from '../../domain/move-line.ts';
import { reasonInWords } from '../../domain/move-words.ts';
import { applyMove } from '../../persistence/apply-move.ts';
import { holdDossiersUnder } from '../../persistence/dossiers-under.ts';
import { type Actor, historyLine } from '../history-line.ts';
import { type LookedAt, MoveOrders, type PreparedMove, type WorkflowMove } from './move-orders.ts';

/** Dossiers moved in one transaction: their officers wait for it. */
const BATCH = 100;

/** A move that was planned, looked at and decided. */
export interface MoveOrder {
  readonly move: WorkflowMove;
  /** What was planned; a dossier of which it says nothing else stays. */
  readonly lines: readonly MoveLine[];
  readonly actor: Actor;
  readonly reason: string;
  /** Number of the decision that approves it. */
  readonly decision: string;
  readonly at: Date;
}

/** What became of one dossier. */
export interface MovedOrLeft {
  readonly dossierId: string;
  readonly outcome: 'moved' | 'left';
  /** Why it was left. */
  readonly reasons: MoveLine['reasons'];
}

/** How far a batch came. */
export interface MoveProgress {
  /** The last dossier looked at; `null` when there was none left. */
  readonly reached: string | null;
  readonly outcomes: readonly MovedOrLeft[];
}

/** Moves running dossiers to another version of their workflow, batch by batch; interrupted, it goes on after the last one. */
@Injectable()
export class MoveDossiers {
  constructor(
    private readonly database: Database,
    private readonly orders: MoveOrders,
  ) {}

  /** One batch, in one transaction. @param alongside what else is written with it */
  async batch(
    order: MoveOrder,
    after: string | null,
    alongside: (tx: Transaction, progress: MoveProgress) => Promise<unknown>,
  ): Promise<MoveProgress> {
    const prepared = await this.orders.prepare(order.move);
    const planned = new Set(order.lines.map(lineKey));
    const ids = prepared.versions.map(({ id }) => id);
    return this.database.transaction(async (tx) => {
      const dossiers = await holdDossiersUnder(tx, ids, { after, limit: BATCH });
      const outcomes: MovedOrLeft[] = [];
      for (const dossier of dossiers) {
        outcomes.push(await moveOne(tx, dossier, { order, prepared, planned }));
      }
      const progress = { reached: dossiers.at(-1)?.id ?? null, outcomes };
      await alongside(tx, progress);
      return progress;
    });
  }
}

interface Carrying {
  readonly order: MoveOrder;
  readonly prepared: PreparedMove;
  readonly planned: ReadonlySet<string>;
}

async function moveOne(
  tx: Transaction,
  dossier: DossierState,
  { order, prepared, planned }: Carrying,
): Promise<MovedOrLeft> {
  const looked = prepared.look(dossier);
  const { outcome, line } = looked;
  const left = { dossierId: dossier.id, outcome: 'left' as const };
  if ('stays' in outcome) return { ...left, reasons: line.reasons };
  const versions = { from: prepared.versionOf(dossier), to: prepared.target.definition };
  if (!planned.has(lineKey(line))) {
    const reason = { code: 'not-planned' as const };
    return { ...left, reasons: [{ ...reason, ...reasonInWords(reason, versions) }] };
  }
  const applied = await applyMove(tx, {
    ...{ state: dossier, workflowId: prepared.target.workflowId },
    tasks: prepared.tasks(dossier, outcome),
    ...told(dossier, looked, order, versions.from.version),
  });
  if (!applied) throw new Error(`dossier ${dossier.id} went on although it was held`);
  return { dossierId: dossier.id, outcome: 'moved', reasons: [] };
}

function told(dossier: DossierState, { line }: LookedAt, order: MoveOrder, fromVersion: number) {
  const { actor, reason, decision, at, move } = order;
  const { id, version, status, dueAt, dueProvisional } = dossier;
  const details = {
    ...{ fromVersion, toVersion: move.to, decision },
    ...{ from: line.from.map(({ step }) => step) },
  };
  return {
    history: historyLine(actor, {
      ...{ dossierId: id, sequence: version + 1, at, status, details, comment: reason },
      action: 'move-workflow',
      actionName: `Chuyển sang phiên bản ${move.to} của quy trình nội bộ`,
      toSteps: (line.to ?? []).map(({ step }) => step),
      statusBefore: status,
      ...{ dueBefore: dueAt, dueAt, dueProvisional },
    }),
    audit: {
      ...{ at, actor: actor.officer.username, officerId: actor.officer.officerId },
      ...{ action: 'dossier.move-workflow', subjectType: 'dossier', subjectId: id },
      details: { version: version + 1, fromVersion, toVersion: move.to, decision },
    },
  };
}
