import { Injectable } from '@nestjs/common';
import { Abilities, reachOf } from '#authorization';
import { RecogniseSession } from '#identity';
import { sight } from '#platform/database';
import { documentProblem } from '../domain/document.problems.ts';
import { DownloadLinks } from './download-links.ts';
import { OpenVersion } from './open-version.ts';
import type { Download } from './start-download.ts';

/** Opens a file by a link, while the session it was given to is open and its officer may see the dossier. */
@Injectable()
export class FollowLink {
  constructor(
    private readonly links: DownloadLinks,
    private readonly sessions: RecogniseSession,
    private readonly version: OpenVersion,
    private readonly abilities: Abilities,
  ) {}

  /** @throws document.link-over */
  async execute(token: string): Promise<Download> {
    const { versionId, sessionId } = await this.links.read(token);
    const session = await this.sessions.byId(sessionId);
    if (session?.confinement !== null) throw documentProblem('document.link-over');
    sight.becomes(reachOf(await this.abilities.of(session.principal)));
    const download = await this.version.execute(session.principal, versionId);
    if (!download) throw documentProblem('document.link-over');
    return download;
  }
}
