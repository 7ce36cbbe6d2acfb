import { type Database, join, raw, sql, type Sql } from '#platform/database';
import type { Grouping } from '../domain/grouping.ts';
import { RAW_COUNTS, type RawCounts } from '../domain/processing-counts.ts';
import type { Span } from '../domain/report-period.ts';
import type { Counted } from './counted-dossiers.ts';
import { knownDossiers, standings } from './known-dossiers.ts';

/** A line as it is counted. */
export interface CountedLine extends RawCounts {
  /** Code of the field or procedure, id of the agency or officer as text; `null` = none. */
  key: string | null;
  /** Where the rows know one; a procedure's is the newest among them. */
  name: string | null;
}

const KEYS: Record<Grouping, Sql> = {
  field: sql`k."fieldCode"`,
  agency: sql`k."leadAgencyId"::text`,
  procedure: sql`k."procedureCode"`,
  officer: sql`k."officerId"::text`,
};

const NAMES: Record<Grouping, Sql> = {
  field: sql`(array_agg(p.field_name order by p.id desc))[1]`,
  agency: sql`null`,
  procedure: sql`(array_agg(k."procedureName" order by k."procedureId" desc))[1]`,
  officer: sql`max(o.full_name)`,
};

const JOINED: Record<Grouping, Sql> = {
  field: sql`left join procedure.procedure p on p.id = k."procedureId"`,
  agency: sql``,
  procedure: sql``,
  officer: sql`left join organization.officer o on o.id = k."officerId"`,
};

/** The lines of a period, in one statement however many dossiers there are. */
export function countLines(
  database: Database,
  span: Span,
  by: Grouping,
  counted: Counted,
): Promise<CountedLine[]> {
  const conditions = standings(span);
  const columns = RAW_COUNTS.map(
    (name) => sql`count(*) filter (where ${conditions[name]})::int as ${raw(`"${name}"`)}`,
  );
  return database.query<CountedLine>(sql`
    with ${knownDossiers(span, counted)}
    select ${KEYS[by]} as key, ${NAMES[by]} as name, ${join(columns)}
    from known k ${JOINED[by]}
    group by 1`);
}
