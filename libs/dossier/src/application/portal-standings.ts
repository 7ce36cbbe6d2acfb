import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database';
import type { DossierStatus } from '#workflow';

/** Where something stands that was handed in at the national portal and is no dossier yet. */
export interface PortalStanding {
  submissionId: string;
  /** MaHoSo of the portal. */
  portalCode: string;
  status: Extract<DossierStatus, 'submitted' | 'awaiting-supplement' | 'withdrawn'>;
  /** What the submitter is to know of it, Vietnamese. */
  wording: string;
  at: Date;
}

/** Tells the portal of submissions, in the transaction of what happened to them. */
export interface StandingTeller {
  tell(standing: PortalStanding, tx: Transaction): Promise<void>;
  /** It is a dossier: that tells of itself, and of what came before. */
  overtake(submissionId: string, tx: Transaction): Promise<void>;
}

/** Between those who take submissions in and those who tell the portal. Modules add theirs while they start. */
@Injectable()
export class PortalStandings implements StandingTeller {
  private readonly tellers: StandingTeller[] = [];

  add(teller: StandingTeller): void {
    this.tellers.push(teller);
  }

  async tell(standing: PortalStanding, tx: Transaction): Promise<void> {
    for (const teller of this.tellers) await teller.tell(standing, tx);
  }

  async overtake(submissionId: string, tx: Transaction): Promise<void> {
    for (const teller of this.tellers) await teller.overtake(submissionId, tx);
  }
}
