import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { portalLinkExpiredMessage } from '../contracts/portal-link-expired.ts';
import { documentProblem } from '../domain/document.problems.ts';
import { findVersion } from '../persistence/find-version.ts';
import { PortalLinks } from './portal-links.ts';
import { type Download, StartDownload } from './start-download.ts';

/**
 * Opens a file for the national portal, and writes down that it was fetched: without the trace, no file. Whoever tells the portal of
 * dossiers hears that it came too late.
 */
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
    const { versionId, expiredAt } = await this.links.read(token);
    if (expiredAt) {
      await this.tell(versionId, expiredAt);
      throw documentProblem('document.portal-link-expired');
    }
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

  private async tell(versionId: string, expiredAt: Date): Promise<void> {
    const version = await findVersion(this.database, versionId, sql`true`);
    if (!version) return;
    await this.database.query(
      insertOutboxMessages([portalLinkExpiredMessage(version, expiredAt, this.clock.now())]),
    );
  }
}
