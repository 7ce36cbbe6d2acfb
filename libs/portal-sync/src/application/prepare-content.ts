import { Injectable } from '@nestjs/common';
import { type DossierSnapshot, DossierSnapshots } from '#dossier';
import { Directory } from '#organization';
import { Procedures } from '#procedure';
import { dossierItem } from '../payload/dossier-item.ts';
import { itemFaults } from '../payload/item-faults.ts';
import { type PortalDossier, portalDossierSchema } from '../payload/portal-dossier.ts';
import { type PortalProgress, portalProgressSchema } from '../payload/portal-progress.ts';
import { progressItem } from '../payload/progress-item.ts';

/** What a publication says. Holds personal data: never log it. */
export interface PublicationContent {
  dossier: PortalDossier;
  progress: PortalProgress;
}

export type PreparedContent =
  | { kind: 'sendable'; content: PublicationContent }
  /** Some fields are beyond what the protocol takes; shortening them would change what they mean. */
  | { kind: 'unsendable'; reason: string };

/** Writes a publication out of the dossier as it stood at that change. */
@Injectable()
export class PrepareContent {
  constructor(
    private readonly snapshots: DossierSnapshots,
    private readonly procedures: Procedures,
    private readonly directory: Directory,
  ) {}

  async execute(dossierId: string, sequence: number): Promise<PreparedContent> {
    const snapshot = await this.snapshots.at(dossierId, sequence);
    const { definition } = await this.procedures.byId(snapshot.procedureId);
    const lead = await this.directory.byId(snapshot.leadAgencyId);
    const earlier = await this.earlierChanges(snapshot);
    const dossier = dossierItem(snapshot, { procedure: definition, leadAgencyName: lead.name, earlier });
    const progress = progressItem(snapshot);
    const faults = [
      ...itemFaults(portalDossierSchema, dossier),
      ...itemFaults(portalProgressSchema, progress),
    ];
    if (faults.length > 0) return { kind: 'unsendable', reason: `Không gửi được: ${faults.join('; ')}` };
    return { kind: 'sendable', content: { dossier, progress } };
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
