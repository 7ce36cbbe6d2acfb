import { Injectable } from '@nestjs/common';
import type { SatisfactionBy, SatisfactionLine, SatisfactionTeller, WantedSatisfaction } from '#dossier';
import type { Principal } from '#identity';
import { Database, sql, type Sql } from '#platform/database';
import type { Level } from '../../domain/rating.ts';
import { countRatings } from '../../persistence/count-ratings.ts';
import { ratedWithin } from '../../persistence/ratings.ts';
import { RatingFilter, type WantedRatings } from '../rating-filter.ts';

/** How satisfied applicants were: for supervisors over the dossiers they answer for, for reports over any. */
@Injectable()
export class CountRatings implements SatisfactionTeller {
  constructor(
    private readonly database: Database,
    private readonly filter: RatingFilter,
  ) {}

  /** The least satisfied first. @throws feedback.period-*, .agency-unknown */
  async execute(officer: Principal, by: SatisfactionBy, wanted: WantedRatings): Promise<SatisfactionLine[]> {
    return countRatings(this.database, by, await this.filter.where(officer, wanted));
  }

  count({ by, where, ...period }: WantedSatisfaction): Promise<SatisfactionLine[]> {
    return countRatings(this.database, by, sql`${ratedWithin(period)} and ${where}`);
  }

  given(days: Pick<WantedSatisfaction, 'from' | 'to'>): Sql {
    return sql`
      select r.dossier_id, r.level <> ${'not-satisfied' satisfies Level} as satisfied
      from feedback.rating r where ${ratedWithin(days)}`;
  }
}
