import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database';
import type { ApplicantKind } from '../domain/applicant.ts';
import type { NoticeWishes } from '../domain/notice-wishes.ts';

/** A turn of what was handed in online and is no dossier yet, with what its submitter is told of it. */
export interface SubmissionTurn {
  what: 'received' | 'supplement-requested' | 'supplement-received';
  submissionId: string;
  /** Counts what was done to it, so that each turn is told once. */
  version: number;
  /** What the submitter knows it by. */
  number: string;
  procedureCode: string;
  procedureName: string;
  deskAgencyId: number;
  at: Date;
  /** By when the desk accepts or refuses; of what it waits for itself, null. */
  answerBy: Date | null;
  /** Who did it at the desk; null = the submitter. */
  officerName: string | null;
  asked: { items: readonly string[]; reason: string } | null;
  applicant: {
    kind: ApplicantKind;
    fullName: string;
    phone: string | null;
    email: string | null;
    submitterPhone: string | null;
    notices: NoticeWishes;
  };
}

/** Writes what a submitter is told of a turn, in the transaction of the turn. */
export interface SubmissionTeller {
  tell(turn: SubmissionTurn, tx: Transaction): Promise<void>;
}

/**
 * Between those who take submissions in and those who tell people: what was handed in is kept sealed and no longer than until
 * it is decided, so it is told of at once or not at all. Modules add theirs while they start.
 */
@Injectable()
export class SubmissionNotices implements SubmissionTeller {
  private readonly tellers: SubmissionTeller[] = [];

  add(teller: SubmissionTeller): void {
    this.tellers.push(teller);
  }

  async tell(turn: SubmissionTurn, tx: Transaction): Promise<void> {
    for (const teller of this.tellers) await teller.tell(turn, tx);
  }
}
