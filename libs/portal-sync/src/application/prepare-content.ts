import { Injectable } from '@nestjs/common';
import { type DossierSnapshot, DossierSnapshots } from '#dossier';
import { Directory } from '#organization';
import { Procedures } from '#procedure';
import { NationalStatuses } from '#workflow';
import { contentOf, type PreparedContent } from './content-of.ts';

/** Writes a publication out of the dossier as it stood at that change. */
@Injectable()
export class PrepareContent {
  constructor(
    private readonly snapshots: DossierSnapshots,
    private readonly procedures: Procedures,
    private readonly directory: Directory,
    private readonly nationalStatuses: NationalStatuses,
  ) {}

  async execute(dossierId: string, sequence: number): Promise<PreparedContent> {
    const snapshot = await this.snapshots.at(dossierId, sequence);
    const { definition } = await this.procedures.byId(snapshot.procedureId);
    const lead = await this.directory.byId(snapshot.leadAgencyId);
    const earlier = await this.earlierChanges(snapshot);
    const national = await this.nationalStatuses.codes();
    return contentOf(snapshot, { procedure: definition, leadAgencyName: lead.name, national, earlier });
  }

  /** Needed for the appointments around supplements only; most dossiers have none. */
  private async earlierChanges({
    id,
    suspensions,
    change,
  }: DossierSnapshot): Promise<DossierSnapshot['change'][]> {
    if (!suspensions.some(({ reason }) => reason === 'supplement')) return [];
    const changes: DossierSnapshot['change'][] = [];
    for (let sequence = 1; sequence < change.sequence; sequence += 1) {
      changes.push((await this.snapshots.at(id, sequence)).change);
    }
    return changes;
  }
}
