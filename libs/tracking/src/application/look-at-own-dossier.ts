import { Injectable } from '@nestjs/common';
import type { LedgerLine } from '#deadline';
import { ExplainDossier } from '#dossier';
import type { Citizen } from '#identity';
import { Database, EVERYTHING, sight } from '#platform/database';
import { trackingProblem } from '../domain/tracking.problems.ts';
import { idOfCitizens } from '../persistence/citizens-dossiers.ts';
import { type ApplicantTrack, TrackDossier } from './track-dossier.ts';

/** Shows a citizen who has signed on a dossier of theirs. */
@Injectable()
export class LookAtOwnDossier {
  constructor(
    private readonly database: Database,
    private readonly tracking: TrackDossier,
    private readonly explain: ExplainDossier,
  ) {}

  /** @throws tracking.not-among-yours */
  async track(citizen: Citizen, code: string): Promise<ApplicantTrack> {
    return this.tracking.opened(await this.open(citizen, code));
  }

  /** Why the due time is what it is, line by line; `null` for a dossier without one. @throws tracking.not-among-yours */
  async deadline(citizen: Citizen, code: string): Promise<LedgerLine[] | null> {
    return this.explain.forApplicant(await this.open(citizen, code));
  }

  /** The same refusal for one of others and for one that does not exist. @returns the id of the dossier */
  private async open({ index }: Citizen, code: string): Promise<string> {
    const id = await idOfCitizens(this.database, index, code);
    if (id === undefined) throw trackingProblem('tracking.not-among-yours');
    // It is theirs: from here on as for who has shown the secret. Before, nothing is in sight.
    sight.becomes(EVERYTHING);
    return id;
  }
}
