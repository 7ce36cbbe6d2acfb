import { Injectable } from '@nestjs/common';
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
  constructor(private readonly database: Database) {}

  /** @param month `yyyy-MM`, of Viet Nam */
  async execute(month: string): Promise<PublishedSatisfaction[]> {
    return this.database.queryPrepared<PublishedSatisfaction>(sql`
      select g.code as agency, g.name, ${satisfactionOf(sql`r.level`)}
      from feedback.rating r
      join dossier.dossier d on d.id = r.dossier_id
      join organization.agency g on g.id = r.agency_id
      where r.rated_at >= ${`${month}-01`}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'
        and r.rated_at < (${`${month}-01`}::date + interval '1 month')::timestamp at time zone 'Asia/Ho_Chi_Minh'
        and d.secrecy = 'normal'
      group by g.code, g.name having count(*) >= ${FEWEST_SHOWN} order by g.code`);
  }
}
