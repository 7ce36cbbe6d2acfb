import { Injectable } from '@nestjs/common';
import { DossierScope } from '#dossier';
import type { Principal } from '#identity';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { findVersion } from '../persistence/find-version.ts';
import { piecesOf } from '../persistence/uploads.ts';
import { VersionContent } from './version-content.ts';

/** A file on its way out. */
export interface Download {
  name: string;
  mediaType: string;
  size: number;
  content: AsyncIterable<Buffer>;
}

/** Opens a clean version for an officer who may see its dossier, and writes down that they looked: without the trace, no file. */
@Injectable()
export class OpenVersion {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly content: VersionContent,
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
    if (version?.state !== 'clean' || !version.nameSealed || !version.keySealed) return undefined;
    const { dossierId, mediaType, size } = version;
    const name = await this.content.nameOf(versionId, version.nameSealed);
    const key = await this.content.keyOf(versionId, version.keySealed);
    const pieces = await piecesOf(this.database, versionId);
    await this.trail.record({
      ...{
        at: this.clock.now(),
        actor: officer.username,
        officerId: officer.officerId,
        action: 'access.look',
      },
      ...{ subjectType: 'dossier', subjectId: dossierId, details: { version: versionId } },
    });
    return { name, mediaType, size, content: this.content.read(versionId, key, pieces) };
  }
}
