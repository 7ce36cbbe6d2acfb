import { Inject, Injectable } from '@nestjs/common';
import { type DossierSnapshot, DossierSnapshots, FindDossier, TrackingSecrets } from '#dossier';
import type { Principal } from '#identity';
import { type Agency, Directory } from '#organization';
import { CONFIG, type Config } from '#platform/config';
import { type Fee, Procedures, termsOf } from '#procedure';

/** What the slip says: the dossier as it was received. */
export interface Receipt {
  code: string;
  status: string;
  receivedAt: Date;
  dueAt: Date | null;
  dueProvisional: boolean;
  desk: Agency;
  snapshot: DossierSnapshot;
  fees: readonly Fee[];
  secret: string;
  trackingUrl: string;
}

/** The parts of a receipt that are not the dossier's own: desk, fees, address of the system. */
@Injectable()
export class ReceiptContext {
  constructor(
    private readonly directory: Directory,
    private readonly procedures: Procedures,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of({ procedureId, channel, caseCode, receivingAgencyId }: DossierSnapshot) {
    const { definition } = await this.procedures.byId(procedureId);
    return {
      desk: await this.directory.byId(receivingAgencyId),
      fees: termsOf(definition, channel, caseCode ?? undefined).fees,
      publicUrl: this.config.PUBLIC_URL,
    };
  }
}

/** Puts a receipt together; it can be printed again at any time and says the same. */
@Injectable()
export class FindReceipt {
  constructor(
    private readonly find: FindDossier,
    private readonly snapshots: DossierSnapshots,
    private readonly secrets: TrackingSecrets,
    private readonly context: ReceiptContext,
  ) {}

  /** @throws dossier.unknown */
  async execute(officer: Principal, id: string): Promise<Receipt> {
    await this.find.assertVisible(officer, id);
    const snapshot = await this.snapshots.at(id, 1);
    const secret = this.secrets.of(id, snapshot.secretVersion);
    const { desk, fees, publicUrl } = await this.context.of(snapshot);
    return {
      code: snapshot.code,
      status: snapshot.change.status,
      receivedAt: snapshot.receivedAt,
      dueAt: snapshot.change.dueAt,
      dueProvisional: snapshot.change.dueProvisional,
      desk,
      snapshot,
      fees,
      secret,
      trackingUrl: `${publicUrl}/api/v1/tracking/${snapshot.code}?secret=${secret}`,
    };
  }
}
