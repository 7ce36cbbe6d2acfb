import { Injectable } from '@nestjs/common';
import { DossierSnapshots, type ExtendDeadline, type ExtensionRequest, TrackingLinks } from '#dossier';
import { Directory } from '#organization';
import { mask } from '#platform/personal-data';
import { Procedures, termsOf } from '#procedure';
import { contentOf, type Told } from '../domain/content-of.ts';
import type { FormAct } from '../domain/due-forms.ts';
import type { FormContent } from '../domain/form-content.ts';
import type { DossierForm } from '../domain/form-kinds.ts';
import { ControlSlips } from './control-slips.ts';

type ForeseenExtension = Awaited<ReturnType<ExtendDeadline['foresee']>>;

/** In place of a secret. */
const HIDDEN = '••••••••••';

/** Puts together what a form says. */
@Injectable()
export class FormTellings {
  constructor(
    private readonly snapshots: DossierSnapshots,
    private readonly directory: Directory,
    private readonly procedures: Procedures,
    private readonly links: TrackingLinks,
    private readonly slips: ControlSlips,
  ) {}

  /** @throws dossier.personal-data-erased */
  async of(dossierId: string, form: DossierForm, { sequence }: FormAct): Promise<FormContent> {
    if (form === 'control-slip') return this.slips.ofDossier(dossierId);
    return contentOf[form](await this.told(dossierId, sequence));
  }

  /** What the apology would say, were the limit extended so; the applicant's secret stays with the applicant. */
  async ofDraft(
    dossierId: string,
    { version, dueBefore, dueAt }: ForeseenExtension,
    extension: ExtensionRequest,
  ): Promise<FormContent> {
    const { snapshot, tracking, ...told } = await this.told(dossierId, version);
    const change = { ...snapshot.change, dueBefore, dueAt, details: { extension } };
    const url = new URL(tracking.url);
    url.search = '';
    return contentOf.apology({
      ...{ ...told, snapshot: { ...snapshot, change } },
      tracking: { url: url.href, secret: HIDDEN },
    });
  }

  private async told(dossierId: string, sequence: number): Promise<Told> {
    const snapshot = await this.snapshots.at(dossierId, sequence);
    const { definition } = await this.procedures.byId(snapshot.procedureId);
    const agencyOf = await this.directory.finder();
    return {
      snapshot,
      desk: agencyOf(snapshot.receivingAgencyId),
      lead: agencyOf(snapshot.leadAgencyId),
      fees: termsOf(definition, snapshot.channel, snapshot.caseCode ?? undefined).fees,
      tracking: this.links.of(snapshot, snapshot.secretVersion),
      identity: mask.identity(snapshot.applicant.identityNumber),
    };
  }
}
