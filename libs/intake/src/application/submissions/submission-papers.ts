import { Injectable } from '@nestjs/common';
import { type OpenedPaper, type SubmittedPaper, SubmittedPapers } from '#dossier';
import type { Principal } from '#identity';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { portalProblem } from '../../domain/portal/portal.problems.ts';
import { SubmissionScope } from './submission-scope.ts';
import { auditOf } from './submission-trace.ts';

/** Shows an officer of its desk the files that came with a submission. */
@Injectable()
export class SubmissionPapers {
  constructor(
    private readonly scope: SubmissionScope,
    private readonly papers: SubmittedPapers,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws intake.submission-unknown */
  async of(officer: Principal, id: string): Promise<SubmittedPaper[]> {
    await this.scope.find(officer, id);
    return this.papers.office.of(id);
  }

  /** Without the trace, no file. @throws intake.submission-unknown, .paper-unknown */
  async open(officer: Principal, id: string, paper: string): Promise<OpenedPaper> {
    await this.scope.find(officer, id);
    const opened = await this.papers.office.open(id, paper);
    if (!opened) throw portalProblem('intake.paper-unknown');
    await this.trail.record(auditOf('look-at-paper', id, this.clock.now(), officer, { paper }));
    return opened;
  }
}
