import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { TryAgain } from '#platform/queue';
import { foundCleanMessage } from '../contracts/found-clean.ts';
import { type FileOwner, recordVerdict, type Verdict, waitingVersion } from '../persistence/scans.ts';
import { InspectContent } from './inspect-content.ts';

/**
 * Scans a version and lets it out, or puts it into quarantine. Scanning twice does no harm, so nothing is claimed: whoever
 * is killed leaves it waiting, and of two the first verdict counts.
 */
@Injectable()
export class ScanDocument {
  constructor(
    private readonly database: Database,
    private readonly inspect: InspectContent,
    private readonly clock: Clock,
  ) {}

  /** @throws TryAgain when the scanner is away */
  async execute(versionId: string): Promise<void> {
    const version = await waitingVersion(this.database, versionId);
    if (!version) return;
    const verdict = await this.inspect.execute(version, this.clock.now());
    if (verdict.state === 'unavailable') throw new TryAgain(verdict.reason);
    await this.record(versionId, verdict);
  }

  private async record(id: string, verdict: Verdict): Promise<void> {
    const at = this.clock.now();
    const { state, finding } = verdict;
    await this.database.transaction(async (tx) => {
      const owner = await recordVerdict(tx, id, verdict, at);
      if (!owner) return;
      const { dossierId } = owner;
      if (state === 'clean' && dossierId !== null) {
        await tx.query(insertOutboxMessages([foundCleanMessage(dossierId, id, at)]));
      }
      await tx.query(
        insertAuditEntry({
          ...{ at, actor: 'system', officerId: null, action: 'document.scan' },
          ...{ ...subjectOf(owner), details: { version: id, state, finding } },
        }),
      );
    });
  }
}

function subjectOf({ dossierId, submissionId }: FileOwner) {
  if (dossierId !== null) return { subjectType: 'dossier', subjectId: dossierId };
  return { subjectType: 'submission', subjectId: submissionId ?? '' };
}
