import { Injectable } from '@nestjs/common';
import type { LedgerLine } from '#deadline';
import {
  ChangeNoticeWishes,
  ExplainDossier,
  type NoticeWishes,
  type OpenPayment,
  OpenPayments,
  ToldApplicants,
  type ToldMessage,
} from '#dossier';
import { type Agency, Directory, resolveAgency } from '#organization';
import { Database } from '#platform/database';
import { type DossierStatus, usualPath, type WorkflowDefinition, Workflows, type WorkStep } from '#workflow';
import { trackingProblem } from '../domain/tracking.problems.ts';
import { statusOf, trackedDossier, type TrackedDossier } from '../persistence/tracked-dossier.ts';
import { OpenBySecret, type ShownSecret } from './open-by-secret.ts';

/** What the applicant learns with the secret of the receipt: status down to the unit, never an officer's desk. */
export interface ApplicantTrack extends TrackedDossier {
  /** Where it was handed in. */
  desk: Agency;
  definition: WorkflowDefinition | undefined;
  /** What comes next when all goes as usual. */
  coming: WorkStep[];
  /** By what a workflow calls it. */
  agencyOf: (reference: string) => string;
  /** What the applicant was told, oldest first. */
  told: ToldMessage[];
  /** Where the fees may be paid online now. */
  payment: OpenPayment | undefined;
}

/** Looks a dossier up for the public by its code, and for its applicant by code and secret. */
@Injectable()
export class TrackDossier {
  constructor(
    private readonly database: Database,
    private readonly open: OpenBySecret,
    private readonly explain: ExplainDossier,
    private readonly told: ToldApplicants,
    private readonly payments: OpenPayments,
    private readonly wishes: ChangeNoticeWishes,
    private readonly workflows: Workflows,
    private readonly directory: Directory,
  ) {}

  /** What anyone may learn from a code alone: how far it has come (TT 01/2018 Đ.16). @throws tracking.not-found */
  async byCode(code: string): Promise<DossierStatus> {
    const row = await statusOf(this.database, code);
    if (!row) throw trackingProblem('tracking.not-found');
    return row.status;
  }

  /** @throws tracking.not-found, .too-many-wrong */
  async bySecret(shown: ShownSecret): Promise<ApplicantTrack> {
    const id = await this.open.execute(shown);
    const found = await trackedDossier(this.database, id);
    if (!found) throw trackingProblem('tracking.not-found');
    const definition =
      found.workflowId === null ? undefined : (await this.workflows.byId(found.workflowId)).definition;
    const open = found.holders.map(({ step }) => step);
    return {
      ...found,
      ...(await this.agencies(found)),
      definition,
      coming: definition ? usualPath(definition, open) : [],
      told: await this.told.of(id),
      payment: await this.payments.of(id),
    };
  }

  /** Why the due time is what it is, line by line; `null` for a dossier without one. @throws tracking.not-found, .too-many-wrong */
  async deadline(shown: ShownSecret): Promise<LedgerLine[] | null> {
    return this.explain.forApplicant(await this.open.execute(shown));
  }

  /** Of a dossier that was opened already. */
  deadlineOf({ id }: ApplicantTrack): Promise<LedgerLine[] | null> {
    return this.explain.forApplicant(id);
  }

  /**
   * Over what, and in which language, the applicant wants to be told from now on.
   * @throws tracking.not-found, .too-many-wrong, dossier.no-way-to-tell
   */
  async choose(shown: ShownSecret, wishes: NoticeWishes): Promise<NoticeWishes> {
    return this.wishes.byApplicant(await this.open.execute(shown), wishes);
  }

  private async agencies({ receivingAgencyId, leadAgencyId }: TrackedDossier) {
    const all = await this.directory.all();
    const desk = await this.directory.byId(receivingAgencyId);
    const lead = await this.directory.byId(leadAgencyId);
    const agencyOf = (reference: string): string => {
      if (reference === 'lead') return lead.name;
      return (resolveAgency(reference, desk, [...all.values()]) ?? lead).name;
    };
    return { desk, agencyOf };
  }
}
