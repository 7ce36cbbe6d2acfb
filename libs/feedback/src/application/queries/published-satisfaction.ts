import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock, VIETNAM } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Satisfaction } from '../../domain/rating.ts';
import { satisfactionOf } from '../../persistence/ratings.ts';

/** Ratings a month of an agency must have before its figures are shown: fewer would tell who said what. */
export const FEWEST_SHOWN = 5;

export interface PublishedSatisfaction extends Satisfaction {
  /** Code and name of the agency that answered. */
  agency: string;
  name: string;
}

/** How satisfied applicants were in a month, by agency, for everybody. Secret dossiers are in no figure. */
@Injectable()
export class PublishedSatisfactions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * While a month runs, an agency's ratings are shown in the order they were given, as many at a time as are shown at all, and as
   * many at least are kept for its end: two answers never differ by what one person said.
   * @param month `yyyy-MM`, of Viet Nam
   */
  async execute(month: string): Promise<PublishedSatisfaction[]> {
    const from = DateTime.fromISO(`${month}-01`, { zone: VIETNAM });
    const to = from.plus({ months: 1 }).toJSDate();
    return this.database.queryPrepared<PublishedSatisfaction>(sql`
      with given as (
        select r.agency_id, r.level, row_number() over (partition by r.agency_id order by r.rated_at, r.id) as place,
               count(*) over (partition by r.agency_id) as many
        from feedback.rating r join dossier.dossier d on d.id = r.dossier_id
        where r.rated_at >= ${from.toJSDate()}::timestamptz and r.rated_at < ${to}::timestamptz and d.secrecy = 'normal')
      select g.code as agency, g.name, ${satisfactionOf(sql`r.level`)}
      from given r join organization.agency g on g.id = r.agency_id
      where ${to <= this.clock.now()}::boolean or r.place <= (r.many / ${FEWEST_SHOWN}::int - 1) * ${FEWEST_SHOWN}::int
      group by g.code, g.name having count(*) >= ${FEWEST_SHOWN} order by g.code`);
  }
}
