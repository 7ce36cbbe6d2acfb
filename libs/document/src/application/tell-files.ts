import { Injectable } from '@nestjs/common';
import type { FileOffice, OutwardFile } from '#dossier';
import { Database } from '#platform/database';
import { newestCleanVersions } from '../persistence/newest-clean-versions.ts';
import { PortalLinks } from './portal-links.ts';
import { VersionContent } from './version-content.ts';

/** Tells of the files of dossiers, each with a link for the national portal; of those kept secret without one. */
@Injectable()
export class TellFiles implements FileOffice {
  constructor(
    private readonly database: Database,
    private readonly content: VersionContent,
    private readonly links: PortalLinks,
  ) {}

  async of(dossierIds: readonly string[]): Promise<OutwardFile[]> {
    const versions = await newestCleanVersions(this.database, dossierIds);
    return Promise.all(
      versions.map(async ({ nameSealed, secret, ...file }) => ({
        ...file,
        name: await this.content.nameOf(file.id, nameSealed),
        ...(secret ? { href: null, until: null } : await this.links.issue(file.id)),
      })),
    );
  }
}
