import { Injectable } from '@nestjs/common';
import { type OpenPayment, OpenPayments, ToldApplicants, type ToldMessage, type ShownSecret } from '#dossier';
import { Database, gatheredInPublic, sql } from '#platform/database';
import type { DossierStatus } from '#workflow';
import { trackingProblem } from '../domain/tracking.problems.ts';
import { statusesOf, trackedDossier, type TrackedDossier } from '../persistence/tracked-dossier.ts';
import { OpenedBySecret } from './opened-by-secret.ts';
import { type OnItsWay, Whereabouts } from './whereabouts.ts';

/** What the applicant learns with the secret of the receipt, or signed on: status down to the unit, never an officer's desk. */
export interface ApplicantTrack extends TrackedDossier, OnItsWay {
  /** What the applicant was told, oldest first. */
  told: ToldMessage[];
  /** Where the fees may be paid online now. */
  payment: OpenPayment | undefined;
}

/** Codes looked up in one statement. */
const TOGETHER = 32;

/** Looks a dossier up for the public by its code, and for its applicant by code and secret, or signed on. */
@Injectable()
export class TrackDossier {
  /** Most of what the public asks is this: of a crowd each has a part of a statement. */
  private readonly statusOf = gatheredInPublic(
    (codes: readonly string[]) => statusesOf(this.database, codes),
    TOGETHER,
  );

  constructor(
    private readonly database: Database,
    private readonly open: OpenedBySecret,
    private readonly whereabouts: Whereabouts,
    private readonly told: ToldApplicants,
    private readonly payments: OpenPayments,
  ) {}

  /** What anyone may learn from a code alone: how far it has come (TT 01/2018 Đ.16). @throws tracking.not-found */
  async byCode(code: string): Promise<DossierStatus> {
    const status = await this.statusOf(code);
    if (status === null) throw trackingProblem('tracking.not-found');
    return status;
  }

  /** @throws tracking.not-found, .too-many-wrong */
  async bySecret(shown: ShownSecret): Promise<ApplicantTrack> {
    return this.opened(await this.open.execute(shown));
  }

  /** Of one that was opened already. @throws tracking.not-found */
  async opened(id: string): Promise<ApplicantTrack> {
    const found = await trackedDossier(this.database, id, {
      told: this.told.rows(sql`d.id`),
      payments: this.payments.rows(sql`d.id`),
    });
    if (!found) throw trackingProblem('tracking.not-found');
    return {
      ...found,
      ...(await this.whereabouts.of(found)),
      told: await this.told.told(found.besides.told),
      payment: this.payments.open(found.besides.payments),
    };
  }
}
