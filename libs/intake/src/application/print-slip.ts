import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { FindReceipt, type Receipt } from './find-receipt.ts';

/** Gives what a slip says. It shows phone and address in full, as the form asks, so every print leaves a trace. */
@Injectable()
export class PrintSlip {
  constructor(
    private readonly receipts: FindReceipt,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws dossier.unknown, dossier.personal-data-erased */
  async execute(officer: Principal, dossierId: string): Promise<Receipt> {
    const receipt = await this.receipts.execute(officer, dossierId);
    await this.trail.record({
      at: this.clock.now(),
      actor: officer.username,
      officerId: officer.officerId,
      action: 'dossier.print-slip',
      subjectType: 'dossier',
      subjectId: dossierId,
      details: {},
    });
    return receipt;
  }
}
