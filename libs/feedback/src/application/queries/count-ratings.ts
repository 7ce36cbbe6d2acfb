import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Database, sql, type Sql } from '#platform/database';
import type { Satisfaction } from '../../domain/rating.ts';
import { satisfactionOf } from '../../persistence/ratings.ts';
import { RatingFilter, type WantedRatings } from '../rating-filter.ts';

/** By the agency or procedure rated, or by the officer rated in person. */
export const COUNTED_BY = ['agency', 'procedure', 'receiving-officer', 'handling-officer'] as const;
export type CountedBy = (typeof COUNTED_BY)[number];

export interface CountedRatings extends Satisfaction {
  /** Code of an agency or a procedure, user name of an officer. */
  key: string;
  name: string;
}

interface Counted {
  key: Sql;
  name: Sql;
  level: Sql;
  join: Sql;
}

const BY: Readonly<Record<CountedBy, Counted>> = {
  agency: {
    ...{ key: sql`g.code`, name: sql`g.name`, level: sql`r.level` },
    join: sql`join organization.agency g on g.id = r.agency_id`,
  },
  procedure: {
    ...{ key: sql`d.procedure_code`, name: sql`d.procedure_name`, level: sql`r.level` },
    join: sql``,
  },
  'receiving-officer': {
    ...{ key: sql`o.username`, name: sql`o.full_name`, level: sql`r.received_level` },
    join: sql`join organization.officer o on o.id = r.received_by`,
  },
  'handling-officer': {
    ...{ key: sql`o.username`, name: sql`o.full_name`, level: sql`r.handled_level` },
    join: sql`join organization.officer o on o.id = r.handled_by`,
  },
};

/** How satisfied applicants were, over the dossiers a supervisor answers for. */
@Injectable()
export class CountRatings {
  constructor(
    private readonly database: Database,
    private readonly filter: RatingFilter,
  ) {}

  /** The least satisfied first. @throws feedback.period-*, .agency-unknown */
  async execute(officer: Principal, by: CountedBy, wanted: WantedRatings): Promise<CountedRatings[]> {
    const { key, name, level, join } = BY[by];
    return this.database.query<CountedRatings>(sql`
      select ${key} as key, max(${name}) as name, ${satisfactionOf(level)}
      from feedback.rating r join dossier.dossier d on d.id = r.dossier_id ${join}
      where ${await this.filter.where(officer, wanted)}
      group by ${key}
      order by count(*) filter (where ${level} = 'not-satisfied')::numeric / count(*) desc, 1`);
  }
}
