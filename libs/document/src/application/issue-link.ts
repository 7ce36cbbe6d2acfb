import { Injectable } from '@nestjs/common';
import { DossierScope } from '#dossier';
import type { RecognisedSession } from '#identity';
import { Database, sql } from '#platform/database';
import { STATE_WORDS } from '../domain/document.ts';
import { documentProblem } from '../domain/document.problems.ts';
import { findVersion } from '../persistence/find-version.ts';
import { DownloadLinks } from './download-links.ts';

/** Gives an officer who may see its applicant's personal data in full, as papers tell it, a link to one of its files, for this session and a minute. */
@Injectable()
export class IssueLink {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly links: DownloadLinks,
  ) {}

  /** @throws document.unknown, .not-clean */
  async execute(
    { principal, sessionId }: RecognisedSession,
    dossierId: string,
    versionId: string,
  ): Promise<{ token: string; expiresAt: Date }> {
    const permitted = await this.scope.where(principal, 'view personal data');
    const version = await findVersion(this.database, versionId, sql`d.id = ${dossierId} and ${permitted}`);
    if (!version) throw documentProblem('document.unknown');
    if (version.state !== 'clean') {
      throw documentProblem('document.not-clean', { state: STATE_WORDS[version.state] });
    }
    return this.links.issue({ versionId, sessionId });
  }
}
