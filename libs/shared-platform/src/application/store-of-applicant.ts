import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { CONFIG, type Config } from '#platform/config';
import { Logger } from '#platform/logging';
import { mask } from '#platform/personal-data';
import type { Consent } from '../domain/consent.ts';
import type { Refused, Unavailable } from '../domain/platform-outcome.ts';
import { sharedPlatformProblem } from '../domain/shared-platform.problems.ts';
import { type StandIn, standInsFor } from '../domain/stand-in.ts';
import { AskedTrail } from './asked-trail.ts';
import { DossierInHand } from './dossier-in-hand.ts';
import { PersonalStore } from './personal-store.ts';

/** Why a store is looked into, and who has agreed. */
export interface Grounds {
  reason: string;
  consent: Consent;
}

/** Looks into the store of a dossier's applicant, for the desk that has the dossier in hand. Nothing is asked without a trace. */
@Injectable()
export class StoreOfApplicant {
  constructor(
    private readonly inHand: DossierInHand,
    private readonly store: PersonalStore,
    private readonly trail: AskedTrail,
    private readonly logger: Logger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @returns papers that may stand for components of the dossier
   * @throws what {@link DossierInHand} throws; shared-platform.store-*, .identity-unfit
   */
  async lookInto(officer: Principal, dossierId: string, { reason, consent }: Grounds): Promise<StandIn[]> {
    const person = await this.inHand.applicant(officer, dossierId, reason);
    if (!this.store.offered) throw sharedPlatformProblem('shared-platform.store-not-connected');
    const { replaceable, procedure } = await this.inHand.replaceable(officer, dossierId);
    if (person.kind !== 'citizen-id') throw sharedPlatformProblem('shared-platform.identity-unfit');
    const results = [...new Set(replaceable.map(({ resultCode }) => resultCode))];
    await this.trail.record(officer, {
      ...{ what: 'ask-store', subjectType: 'dossier', subjectId: dossierId },
      details: { reason, consent, results },
    });
    const query = { owner: person.number, officerName: officer.fullName, procedure, results };
    const told = await this.store.papers(query);
    if (told.kind !== 'papers') throw this.refusal(told);
    return standInsFor(replaceable, told.papers);
  }

  /** @throws shared-platform.file-*, .store-away, .store-refuses */
  async fetch(where: { agency: string; path: string }): Promise<Buffer> {
    const given = await this.store.file(where);
    switch (given.kind) {
      case 'file':
        return given.content;
      case 'unknown':
        throw sharedPlatformProblem('shared-platform.file-unknown');
      case 'broken':
        throw sharedPlatformProblem('shared-platform.file-broken');
      case 'too-large':
        throw sharedPlatformProblem('shared-platform.file-too-large', { megabytes: this.config.DOCUMENT_MB });
      case 'refused':
      case 'unavailable':
        throw this.refusal(given);
    }
  }

  /** The problem an officer is told; what exactly was wrong is for the log. */
  private refusal({ kind, reason }: Refused | Unavailable): Error {
    this.logger.warn('the personal document store gave nothing', { kind, reason: mask.within(reason) });
    return sharedPlatformProblem(
      kind === 'refused' ? 'shared-platform.store-refuses' : 'shared-platform.store-away',
    );
  }
}
