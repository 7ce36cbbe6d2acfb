import { Injectable } from '@nestjs/common';
import { type DossierSnapshot, DossierSnapshots, FindDossier } from '#dossier';
import type { Principal } from '#identity';
import { type Agency, Directory } from '#organization';
import { type Fee, Procedures, termsOf } from '#procedure';
import { type TrackingLink, TrackingLinks } from './tracking-links.ts';

/** What the slip says: the dossier as it was received. */
export interface Receipt {
  snapshot: DossierSnapshot;
  desk: Agency;
  fees: readonly Fee[];
  tracking: TrackingLink;
}

/** Puts a receipt together; it can be printed again at any time and says the same. */
@Injectable()
export class FindReceipt {
  constructor(
    private readonly find: FindDossier,
    private readonly snapshots: DossierSnapshots,
    private readonly directory: Directory,
    private readonly procedures: Procedures,
    private readonly links: TrackingLinks,
  ) {}

  /** @throws dossier.unknown */
  async execute(officer: Principal, id: string): Promise<Receipt> {
    await this.find.assertMay(officer, id, 'print slips');
    const snapshot = await this.snapshots.at(id, 1);
    const { definition } = await this.procedures.byId(snapshot.procedureId);
    return {
      snapshot,
      desk: await this.directory.byId(snapshot.receivingAgencyId),
      fees: termsOf(definition, snapshot.channel, snapshot.caseCode ?? undefined).fees,
      tracking: this.links.of(snapshot, snapshot.secretVersion),
    };
  }
}
