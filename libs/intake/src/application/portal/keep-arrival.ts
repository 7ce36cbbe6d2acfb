import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { SubmittedPapers } from '#dossier';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { faultsReceived } from '../../persistence/portal-faults.ts';
import { KeepSubmission } from '../submissions/keep-submission.ts';
import { auditOf } from '../submissions/submission-trace.ts';
import type { PortalArrival } from './portal-arrival.ts';
import type { PreparedArrival } from './prepare-arrival.ts';

/**
 * Keeps what the portal sent as an online submission, with its papers and the end of the faults its code was open for, in one
 * transaction. The bytes of the papers are stored before it, for no transaction holds them.
 */
@Injectable()
export class KeepArrival {
  constructor(
    private readonly database: Database,
    private readonly papers: SubmittedPapers,
    private readonly keep: KeepSubmission,
    private readonly clock: Clock,
  ) {}

  /** @returns false when its code is taken already. @throws document.* */
  async execute(
    { sourceAgencyId, digest, by }: PortalArrival,
    code: string,
    { desk, definition, content, papers, ...times }: PreparedArrival,
  ): Promise<boolean> {
    const id = uuid();
    const laid = await this.papers.office.lay(id, papers);
    const at = this.clock.now();
    const added = await this.keep.execute(
      {
        ...{ id, sourceAgencyId, sourceCode: code, deskAgencyId: desk.id },
        ...{ source: 'national-portal', sourceDigest: digest },
        procedure: { code: definition.code, name: definition.name, fieldCode: definition.field.code },
        secrecy: definition.secrecy ?? 'normal',
        ...times,
      },
      content,
      auditOf('hand-in', id, at, by, { portalCode: code, papers: papers.length }),
      async (tx) => {
        await this.papers.office.receive(laid, tx);
        await faultsReceived(tx, { code, submissionId: id, by: by.username, at });
      },
    );
    if (!added) await this.papers.office.discard(laid);
    return added;
  }

  /** The same came while it was being received, and failed: it is received all the same. */
  settle({ digest, by }: PortalArrival, code: string, submissionId: string): Promise<void> {
    const settled = { code, submissionId, by: by.username, at: this.clock.now() };
    return faultsReceived(this.database, settled, digest);
  }
}
