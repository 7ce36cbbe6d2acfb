import { Injectable } from '@nestjs/common';
import { type DossierSnapshot, DossierSnapshots, OutwardFiles } from '#dossier';
import { Directory } from '#organization';
import { Procedures } from '#procedure';
import { NationalStatuses } from '#workflow';
import { contentOf, type PreparedContent } from './content-of.ts';

/** Writes a publication out of the dossier as it stood at that change; its files and their links are those of now. */
@Injectable()
export class PrepareContent {
  constructor(
    private readonly snapshots: DossierSnapshots,
    private readonly procedures: Procedures,
    private readonly directory: Directory,
    private readonly nationalStatuses: NationalStatuses,
    private readonly files: OutwardFiles,
  ) {}

  async execute(dossierId: string, sequence: number): Promise<PreparedContent> {
    const snapshot = await this.snapshots.at(dossierId, sequence);
    const { definition } = await this.procedures.byId(snapshot.procedureId);
    const lead = await this.directory.byId(snapshot.leadAgencyId);
    const national = await this.nationalStatuses.codes();
    const earlier = await this.earlierChanges(snapshot);
    const files = await this.files.of([dossierId, ...lendersOf(snapshot)]);
    return contentOf(snapshot, {
      procedure: definition,
      leadAgencyName: lead.name,
      national,
      earlier,
      files,
    });
  }

  /** Needed for the appointments around supplements only; most dossiers have none. */
  private async earlierChanges({
    id,
    suspensions,
    change,
  }: DossierSnapshot): Promise<DossierSnapshot['change'][]> {
    if (!suspensions.some(({ reason }) => reason === 'supplement')) return [];
    return this.snapshots.changesBefore(id, change.sequence);
  }
}

/** Earlier dossiers whose papers stand for some of this one. */
const lendersOf = ({ components }: DossierSnapshot): string[] => [
  ...new Set(components.flatMap(({ reuses }) => reuses?.dossierId ?? [])),
];
