import { Injectable } from '@nestjs/common';
import { type ChangeOfDossier, type DossierSnapshot, DossierSnapshots, OutwardFiles } from '#dossier';
import { Directory } from '#organization';
import { gathered } from '#platform/database';
import { whyUnopenable } from '#platform/personal-data';
import { Procedures } from '#procedure';
import { NationalStatuses } from '#workflow';
import { contentOf, type PreparedContent } from './content-of.ts';

/** Snapshots in memory at a time. */
const TOGETHER = 50;

/** Writes a publication out of the dossier as it stood at that change; its files and their links are those of now. */
@Injectable()
export class PrepareContent {
  private readonly prepare = gathered(
    (changes: readonly ChangeOfDossier[]) => this.prepareEach(changes),
    TOGETHER,
  );

  constructor(
    private readonly snapshots: DossierSnapshots,
    private readonly procedures: Procedures,
    private readonly directory: Directory,
    private readonly nationalStatuses: NationalStatuses,
    private readonly files: OutwardFiles,
  ) {}

  async execute(dossierId: string, sequence: number): Promise<PreparedContent> {
    try {
      return await this.prepare({ dossierId, sequence });
    } catch (error) {
      const why = whyUnopenable(error);
      if (why === undefined) throw error;
      return { kind: 'unsendable', reason: `Không gửi được: ${why}` };
    }
  }

  private async prepareEach(changes: readonly ChangeOfDossier[]): Promise<PreparedContent[]> {
    const snapshots = await this.snapshots.all(changes);
    const national = await this.nationalStatuses.codes();
    const files = await this.files.of([
      ...new Set(snapshots.flatMap((snapshot) => [snapshot.id, ...lendersOf(snapshot)])),
    ]);
    return Promise.all(
      snapshots.map(async (snapshot) => {
        const concerned = [snapshot.id, ...lendersOf(snapshot)];
        const { definition } = await this.procedures.byId(snapshot.procedureId);
        return contentOf(snapshot, {
          procedure: definition,
          leadAgencyName: (await this.directory.byId(snapshot.leadAgencyId)).name,
          ...{ national, earlier: await this.earlierChanges(snapshot) },
          files: files.filter(({ dossierId }) => concerned.includes(dossierId)),
        });
      }),
    );
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
