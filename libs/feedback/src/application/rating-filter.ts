import { Injectable } from '@nestjs/common';
import { DossierScope } from '#dossier';
import type { Reader } from '#identity';
import { Directory } from '#organization';
import { empty, sql, type Sql } from '#platform/database';
import { feedbackProblem } from '../domain/feedback.problems.ts';
import { checkPeriod, type Period } from '../domain/period.ts';
import type { Level } from '../domain/rating.ts';
import { ratedWithin } from '../persistence/ratings.ts';

/** Which ratings a supervisor asks for. */
export interface WantedRatings extends Period {
  /** Code of the agency that answered for the dossier. */
  agency?: string | undefined;
  /** Code. */
  procedure?: string | undefined;
  level?: Level | undefined;
}

/** Turns what a reader asks for into a condition, within the dossiers they answer for. */
@Injectable()
export class RatingFilter {
  constructor(
    private readonly scope: DossierScope,
    private readonly directory: Directory,
  ) {}

  /** SQL condition over `feedback.rating r join dossier.dossier d`. @throws feedback.period-*, .agency-unknown */
  async where(reader: Reader, { agency, procedure, level, ...period }: WantedRatings): Promise<Sql> {
    checkPeriod(period);
    const agencyId = agency === undefined ? undefined : (await this.directory.byCode(agency))?.id;
    if (agency !== undefined && agencyId === undefined) {
      throw feedbackProblem('feedback.agency-unknown', { code: agency });
    }
    return sql`
      ${ratedWithin(period)} and ${await this.scope.where(reader, 'supervise')}
      ${agencyId === undefined ? empty : sql`and r.agency_id = ${agencyId}`}
      ${procedure === undefined ? empty : sql`and r.procedure_code = ${procedure}`}
      ${level === undefined ? empty : sql`and r.level = ${level}`}`;
  }
}
