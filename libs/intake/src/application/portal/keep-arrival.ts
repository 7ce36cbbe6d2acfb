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

const CODE_IN_TRAIL = { 'national-portal': 'portalCode', 'civil-status': 'civilStatusCode' } as const;

/**
 * Keeps what was sent as an online submission, with its papers and the end of the faults its code was open for, in one
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
    { source, sourceAgencyId, digest, by }: PortalArrival,
    code: string,
    { desk, definition, content, papers, ...times }: PreparedArrival,
  ): Promise<boolean> {
    const id = uuid();
    const laid = await this.papers.office.lay(id, papers);
    const at = this.clock.now();
    const added = await this.keep.execute(
      {
        ...{ id, sourceAgencyId: sourceAgencyId ?? desk.id, sourceCode: code, deskAgencyId: desk.id },
        ...{ source, sourceDigest: digest },
        procedure: { code: definition.code, name: definition.name, fieldCode: definition.field.code },
        secrecy: definition.secrecy ?? 'normal',
        ...times,
      },
      content,
      auditOf('hand-in', id, at, by, { [CODE_IN_TRAIL[source]]: code, papers: papers.length }),
      async (tx) => {
        await this.papers.office.receive(laid, tx);
        await faultsReceived(tx, { source, code, submissionId: id, by: by.username, at });
      },
    );
    if (!added) await this.papers.office.discard(laid);
    return added;
  }

  /** The same came while it was being received, and failed: it is received all the same. */
  settle({ source, digest, by }: PortalArrival, code: string, submissionId: string): Promise<void> {
    const settled = { source, code, submissionId, by: by.username, at: this.clock.now() };
    return faultsReceived(this.database, settled, digest);
  }
}
