import { Injectable } from '@nestjs/common';
import { Database, violatesUnique } from '#platform/database';
import type { ActionInput } from '../../domain/action-input.ts';
import type { DossierState } from '../../domain/dossier-state.ts';
import { paperProblem } from '../../domain/papers/papers.problems.ts';
import { type DossierPapers, NO_PAPERS } from '../../domain/papers/plan-papers.ts';
import { loadPapers } from '../../persistence/load-papers.ts';
import { ConfirmByCode } from './confirm-by-code.ts';

/** The papers an action decides over; asked of the database only where something about papers was entered. */
@Injectable()
export class PapersAtHand {
  constructor(
    private readonly database: Database,
    private readonly codes: ConfirmByCode,
  ) {}

  async of({ id }: DossierState, input: ActionInput, at: Date): Promise<DossierPapers> {
    const { supplement, receivedSupplement, payment, result, handOver } = input;
    if (!(supplement ?? receivedSupplement ?? payment ?? result ?? handOver)) return NO_PAPERS;
    return loadPapers(this.database, id, { number: result?.number ?? null, at });
  }

  /** Last of all, for a try at a code counts whatever becomes of the action. @throws dossier.code-wrong, .code-over */
  async demandConfirmed(dossierId: string, { handOver }: ActionInput): Promise<void> {
    if (handOver?.way !== 'desk' || handOver.confirmation.by !== 'code') return;
    await this.codes.demandRight(dossierId, handOver.confirmation.code);
  }
}

/** @throws dossier.receipt-used when what is written holds a receipt that another payment has */
export async function paidOnce<Done>(write: () => Promise<Done>): Promise<Done> {
  try {
    return await write();
  } catch (error) {
    if (violatesUnique(error, 'payment_receipt_unique')) throw paperProblem('dossier.receipt-used');
    throw error;
  }
}
