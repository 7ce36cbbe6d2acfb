import { Injectable } from '@nestjs/common';
import { PortalStandings, SubmittedPapers } from '#dossier';
import type { Transaction } from '#platform/database';
import type { StoredSubmission } from '../../persistence/submissions.ts';

/** What becomes of a submission's papers, and what the national portal is told, when it is one no longer. */
@Injectable()
export class SubmissionEnds {
  constructor(
    private readonly papers: SubmittedPapers,
    private readonly standings: PortalStandings,
  ) {}

  /** The dossier has the papers, and tells the portal of itself from now on. */
  async inDossier(id: string, dossierId: string, tx: Transaction): Promise<void> {
    await this.papers.office.handOver(id, dossierId, tx);
    await this.standings.overtake(id, tx);
  }

  async byWithdrawal(
    { id, source, sourceCode: portalCode }: StoredSubmission,
    { reason: wording, at }: { reason: string; at: Date },
    tx: Transaction,
  ): Promise<void> {
    await this.papers.office.erase(id, tx);
    if (source !== 'national-portal') return;
    await this.standings.tell({ submissionId: id, portalCode, status: 'withdrawn', wording, at }, tx);
  }
}
