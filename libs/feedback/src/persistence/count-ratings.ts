import type { SatisfactionBy, SatisfactionLine } from '#dossier';
import { empty, type Queryable, sql, type Sql } from '#platform/database';
import { satisfactionOf } from './ratings.ts';

interface Counted {
  key: Sql;
  name: Sql;
  level: Sql;
  join: Sql;
}

const BY: Readonly<Record<SatisfactionBy, Counted>> = {
  agency: {
    ...{ key: sql`g.code`, name: sql`g.name`, level: sql`r.level` },
    join: sql`join organization.agency g on g.id = r.agency_id`,
  },
  procedure: {
    ...{ key: sql`d.procedure_code`, name: sql`d.procedure_name`, level: sql`r.level` },
    join: empty,
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

/** How many said what, the least satisfied first. @param where over `feedback.rating r join dossier.dossier d` */
export function countRatings(
  queryable: Queryable,
  by: SatisfactionBy,
  where: Sql,
): Promise<SatisfactionLine[]> {
  const { key, name, level, join } = BY[by];
  return queryable.query<SatisfactionLine>(sql`
    select ${key} as key, max(${name}) as name, ${satisfactionOf(level)}
    from feedback.rating r join dossier.dossier d on d.id = r.dossier_id ${join}
    where ${where}
    group by ${key}
    order by count(*) filter (where ${level} = 'not-satisfied')::numeric / count(*) desc, 1`);
}
