import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { documentProblem } from '../domain/document.problems.ts';
import { findVersion } from '../persistence/find-version.ts';
import { PortalLinks } from './portal-links.ts';
import { type Download, StartDownload } from './start-download.ts';

/** Opens a file for the national portal, and writes down that it was fetched: without the trace, no file. */
@Injectable()
export class FollowPortalLink {
  constructor(
    private readonly links: PortalLinks,
    private readonly database: Database,
    private readonly downloads: StartDownload,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws document.portal-link-expired, .portal-link-unfit, .portal-file-gone */
  async execute(token: string): Promise<Download> {
    const versionId = await this.links.read(token);
    const version = await findVersion(this.database, versionId, sql`d.secrecy = 'normal'`);
    const download = version && (await this.downloads.of(version));
    if (!download) throw documentProblem('document.portal-file-gone');
    await this.trail.record({
      ...{
        at: this.clock.now(),
        actor: 'portal:national',
        officerId: null,
        action: 'document.portal-download',
      },
      ...{ subjectType: 'dossier', subjectId: version.dossierId, details: { version: versionId } },
    });
    return download;
  }
}
