import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type InsertedDossier, type ReadyReception, ReceiveDossier } from '#dossier';
import type { Principal } from '#identity';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, violatesUnique } from '#platform/database';
import { Problem } from '#platform/problem';
import { type Finding, refusalOf } from '../../domain/batch/row-finding.ts';
import { keepReceivedRow, RECEIVED_ONCE, receivedRows } from '../../persistence/received-rows.ts';
import { duplicateSuspected } from '../register-dossier.ts';
import { traceOf } from './batch-trace.ts';
import { type Batch, type BatchOrder, ReadBatch } from './read-batch.ts';

type Settled =
  | { outcome: 'received' | 'received-before'; dossier: InsertedDossier }
  | { outcome: 'refused'; findings: Finding[] };

/** What became of a row. */
export type RowOutcome = { row: number } & Settled;

export interface BatchOutcome {
  /** What the audit trail knows it by. */
  id: string;
  items: RowOutcome[];
}

/**
 * Receives the rows of a file one by one, each by the rules of a single reception: one that is refused leaves the others
 * alone. A row is kept with its dossier in one statement, so that a file sent again, whole, mended or after an
 * interruption, receives nothing twice.
 */
@Injectable()
export class ReceiveBatch {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly read: ReadBatch,
    private readonly receiveDossier: ReceiveDossier,
  ) {}

  /** In the order of the rows. @throws as reading the file */
  async execute(order: BatchOrder, officer: Principal): Promise<BatchOutcome> {
    const batch = await this.read.execute(order, officer);
    const id = uuid();
    await this.trail.record(traceOf('begin', id, this.clock.now(), batch));
    const items = await this.all(batch, id);
    const counts = countsOf(items);
    await this.trail.record(traceOf('end', id, this.clock.now(), batch, counts));
    return { id, items };
  }

  private async all({ ground: { desk }, rows }: Batch, id: string): Promise<RowOutcome[]> {
    const digests = rows.flatMap(({ asked }) => asked?.digest ?? []);
    const before = await receivedRows(this.database, desk.id, digests);
    const items: RowOutcome[] = [];
    for (const { row, asked, ready, findings } of rows) {
      const dossier = asked && before.get(asked.digest.toString('hex'));
      if (dossier) items.push({ row, outcome: 'received-before', dossier });
      else if (!asked || !ready) items.push({ row, outcome: 'refused', findings });
      else items.push({ row, ...(await this.one(ready, asked.digest, id)) });
    }
    return items;
  }

  private async one(ready: ReadyReception, digest: Buffer, batchId: string): Promise<Settled> {
    const deskAgencyId = ready.reception.desk.id;
    try {
      const received = await this.receiveDossier.execute(ready, (answer, when) =>
        keepReceivedRow({ deskAgencyId, digest, batchId }, answer, when),
      );
      if (received.kind === 'duplicate') throw duplicateSuspected(ready.reception, received.open);
      return { outcome: 'received', dossier: received.dossier };
    } catch (error) {
      // The same file comes in twice at this moment: the other was quicker, by the row or by the dossier it made.
      if (!(error instanceof Problem) && !violatesUnique(error, RECEIVED_ONCE)) throw error;
      const [dossier] = (await receivedRows(this.database, deskAgencyId, [digest])).values();
      if (dossier) return { outcome: 'received-before', dossier };
      if (!(error instanceof Problem)) throw error;
      return { outcome: 'refused', findings: [refusalOf(error)] };
    }
  }
}

export const countsOf = (items: readonly RowOutcome[]) => {
  const count = (wanted: RowOutcome['outcome']): number =>
    items.filter(({ outcome }) => outcome === wanted).length;
  return {
    received: count('received'),
    receivedBefore: count('received-before'),
    refused: count('refused'),
  };
};
