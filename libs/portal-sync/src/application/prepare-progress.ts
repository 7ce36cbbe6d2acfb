import { Injectable } from '@nestjs/common';
import { DossierSnapshots } from '#dossier';
import { NationalStatuses } from '#workflow';
import type { PortalProgress } from '../payload/portal-progress.ts';
import { progressItem } from '../payload/progress-item.ts';

/** Writes the rows of progress of all changes of dossiers, as they were sent or will be. */
@Injectable()
export class PrepareProgress {
  constructor(
    private readonly snapshots: DossierSnapshots,
    private readonly nationalStatuses: NationalStatuses,
  ) {}

  /** In the order of the history. */
  async execute(dossierId: string): Promise<PortalProgress[]> {
    return (await this.ofMany([dossierId])).get(dossierId) ?? [];
  }

  /** In one round trip. */
  async ofMany(dossierIds: readonly string[]): Promise<ReadonlyMap<string, PortalProgress[]>> {
    const national = await this.nationalStatuses.codes();
    const courses = await this.snapshots.coursesOf(dossierIds);
    return new Map(
      [...courses].map(([dossierId, { code, portalCode, changes }]) => [
        dossierId,
        changes.map((change) => progressItem({ code: portalCode ?? code, change }, { national })),
      ]),
    );
  }
}
