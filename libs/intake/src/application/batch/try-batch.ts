import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { dossierCodePrefix } from '#dossier';
import type { Principal } from '#identity';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { PreviewDeadline } from '../preview-deadline.ts';
import { traceOf } from './batch-trace.ts';
import { type BatchOrder, ReadBatch } from './read-batch.ts';
import { RowStanding, type TriedRow } from './row-standing.ts';

export interface TriedBatch {
  /** What codes would begin with. */
  codePrefix: string;
  /** The appointment there would be if they were received now. */
  dueAt: Date;
  items: TriedRow[];
}

/** Tells what receiving a file would come to, row by row, and receives nothing. */
@Injectable()
export class TryBatch {
  constructor(
    private readonly read: ReadBatch,
    private readonly preview: PreviewDeadline,
    private readonly standing: RowStanding,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws as reading the file */
  async execute(order: BatchOrder, officer: Principal): Promise<TriedBatch> {
    const batch = await this.read.execute(order, officer);
    const now = this.clock.now();
    const { desk } = batch.ground;
    const { deadline } = await this.preview.execute({
      ...{ procedure: order.procedure, case: order.case, channel: order.channel, area: order.area },
      ...{ desk: desk.code, receivedAt: now },
    });
    const items = await this.standing.of(batch);
    // It tells of as many people as there are rows who has dossiers where.
    await this.trail.record(traceOf('try', uuid(), now, batch));
    return { codePrefix: dossierCodePrefix(desk.code, now), dueAt: deadline.dueAt, items };
  }
}
