import { Injectable } from '@nestjs/common';
import { DossierScope } from '#dossier';
import type { Principal } from '#identity';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { findVersion } from '../persistence/find-version.ts';
import { type Download, StartDownload } from './start-download.ts';

/** Opens a clean version for an officer who may see its dossier, and writes down that they looked: without the trace, no file. */
@Injectable()
export class OpenVersion {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly downloads: StartDownload,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns undefined when there is none such for them */
  async execute(officer: Principal, versionId: string): Promise<Download | undefined> {
    const version = await findVersion(
      this.database,
      versionId,
      await this.scope.where(officer, 'view personal data'),
    );
    const download = version && (await this.downloads.of(version));
    if (!download) return undefined;
    await this.trail.record({
      ...{
        at: this.clock.now(),
        actor: officer.username,
        officerId: officer.officerId,
        action: 'access.look',
      },
      ...{ subjectType: 'dossier', subjectId: version.dossierId, details: { version: versionId } },
    });
    return download;
  }
}
