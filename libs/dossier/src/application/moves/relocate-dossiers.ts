import { Injectable } from '@nestjs/common';
import { rolesThatMay } from '#authorization';
import { Database, type Transaction } from '#platform/database';
import {
  type RelocatableDossier,
  type Relocated,
  relocated,
  type Relocations,
} from '../../domain/relocation.ts';
import { applyRelocations, letSee, type Relocation } from '../../persistence/apply-relocation.ts';
import { holdRelocatable, participatedIn, type Reached } from '../../persistence/relocatable-dossiers.ts';
import { type Actor, historyLine } from '../history-line.ts';

/** Dossiers looked at in one transaction: their officers wait for it. */
const BATCH = 200;

/** Agencies that ended, and who goes on with their dossiers. */
export interface RelocationOrder {
  /** Id of the reorganisation. */
  readonly reorganization: string;
  readonly relocations: Relocations;
  readonly actor: Actor;
  readonly reason: string;
  /** Number of the resolution it rests on. */
  readonly decision: string;
  readonly at: Date;
}

/** How far a batch came. */
export interface RelocationProgress {
  /** The last dossier looked at; `null` when there was none left. */
  readonly reached: Reached | null;
  /** Those that went on elsewhere, by id. */
  readonly moved: readonly string[];
}

/** Moves dossiers of agencies that ended to their successors, batch by batch; interrupted, it goes on after the last one. */
@Injectable()
export class RelocateDossiers {
  constructor(private readonly database: Database) {}

  /** One batch, in one transaction. @param alongside what else is written with it */
  batch(
    order: RelocationOrder,
    after: Reached | null,
    alongside: (tx: Transaction, progress: RelocationProgress) => Promise<unknown>,
  ): Promise<RelocationProgress> {
    const agencyIds = [...order.relocations.keys()];
    return this.database.transaction(async (tx) => {
      const page = await participatedIn(tx, agencyIds, { after, limit: BATCH });
      const held = await holdRelocatable(
        tx,
        page.map(({ id }) => id),
      );
      const seen = held.map((dossier) => ({ dossier, to: relocated(dossier, order.relocations) }));
      const moving = seen.filter(({ to }) => to.moves).map(({ dossier, to }) => told(dossier, to, order));
      await letSee(tx, seen);
      const { at, reason, actor } = order;
      const answering = rolesThatMay('give opinions', 'Dossier');
      await applyRelocations(tx, moving, { at, reason, by: actor.officer.officerId, answering });
      const last = page.at(-1);
      const progress = {
        reached: last ? { since: last.since, id: last.id } : null,
        moved: moving.map(({ dossier }) => dossier.id),
      };
      await alongside(tx, progress);
      return progress;
    });
  }
}

function told(dossier: RelocatableDossier, to: Relocated, order: RelocationOrder): Relocation {
  const { actor, at, reason, decision, reorganization } = order;
  const { id, version, status, dueAt, dueProvisional } = dossier;
  const details = {
    ...{ reorganization, decision },
    desk: { before: dossier.receivingAgencyId, after: to.receivingAgencyId },
    lead: { before: dossier.leadAgencyId, after: to.leadAgencyId },
    ...{ tasks: to.tasks.length, opinions: to.opinions.length },
  };
  return {
    ...{ dossier, to },
    history: historyLine(actor, {
      ...{ dossierId: id, sequence: version + 1, at, status, statusBefore: status, details, comment: reason },
      ...{ action: 'reorganize', actionName: 'Chuyển hồ sơ theo sắp xếp cơ quan', toSteps: [] },
      ...{ dueBefore: dueAt, dueAt, dueProvisional },
    }),
    audit: {
      ...{ at, actor: actor.officer.username, officerId: actor.officer.officerId },
      ...{ action: 'dossier.reorganize', subjectType: 'dossier', subjectId: id },
      details: { version: version + 1, ...details },
    },
  };
}
