import { Injectable } from '@nestjs/common';
import { type PortalStanding, PortalStandings, SubmissionNotices, type SubmissionTurn } from '#dossier';
import type { Transaction } from '#platform/database';
import type { SubmissionSource } from '../../domain/submission.ts';

/** Who handed it in, and what they know it by. */
export interface HandedInBy {
  source: SubmissionSource;
  sourceCode: string;
}

const STANDINGS: Readonly<Record<SubmissionTurn['what'], PortalStanding['status']>> = {
  received: 'submitted',
  'supplement-requested': 'awaiting-supplement',
  'supplement-received': 'submitted',
};

/** Tells whoever handed in of a turn, and the national portal of what was handed in there; in the transaction of the turn. */
@Injectable()
export class TellTurn {
  constructor(
    private readonly notices: SubmissionNotices,
    private readonly standings: PortalStandings,
  ) {}

  async execute(turn: SubmissionTurn, { source, sourceCode }: HandedInBy, tx: Transaction): Promise<void> {
    await this.notices.tell(turn, tx);
    if (source !== 'national-portal') return;
    const { submissionId, what, at } = turn;
    await this.standings.tell(
      { submissionId, portalCode: sourceCode, status: STANDINGS[what], wording: wordingOf(turn), at },
      tx,
    );
  }
}

function wordingOf({ what, asked }: SubmissionTurn): string {
  if (asked) return `${asked.reason}: ${asked.items.join('; ')}`;
  return what === 'received' ? 'Đã nhận, chờ Bộ phận Một cửa tiếp nhận' : 'Đã nhận bổ sung';
}
