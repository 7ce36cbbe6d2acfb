import { type Database, join, raw, sql, type Sql } from '#platform/database';
import { MEASURED_INDICATORS } from '../domain/measured-indicators.ts';
import { indexFacts, type IndexQuestion } from './index-facts.ts';
import { type FactMeasure, isKnown, type Measure, measures } from './index-measures.ts';

export interface Share {
  of: number;
  met: number;
}

/**
 * The indicators of a period over its dossiers, in one statement however many there are. What nobody knows the evidence of is
 * not among them.
 */
export async function countIndex(
  database: Database,
  question: IndexQuestion,
  lateIds: readonly string[],
): Promise<ReadonlyMap<FactMeasure, Share>> {
  const known = (Object.entries(measures(lateIds)) as [FactMeasure, Measure][]).filter(([, measure]) =>
    isKnown(measure, question.evidence),
  );
  const columns = known.flatMap(([code, { of, met }]) => {
    const things = counted(code);
    return [
      sql`count(${things}) filter (where ${of})::int as ${raw(`"${code} of"`)}`,
      sql`count(${things}) filter (where ${of} and ${met})::int as ${raw(`"${code} met"`)}`,
    ];
  });
  const [row = {}] = await database.query<Record<string, number>>(sql`
    with ${indexFacts(question)} select ${join(columns)} from fact f`);
  return new Map(known.map(([code]) => [code, { of: row[`${code} of`] ?? 0, met: row[`${code} met`] ?? 0 }]));
}

const counted = (code: FactMeasure): Sql =>
  MEASURED_INDICATORS[code].counts === 'procedures' ? sql`distinct f."procedureCode"` : sql`*`;

/** Of the dossiers rated on these days, how many applicants were satisfied. @param given rows `dossier_id, satisfied` */
export async function countSatisfied(database: Database, given: Sql, permitted: Sql): Promise<Share> {
  const [share] = await database.query<Share>(sql`
    select count(*)::int as of, count(*) filter (where r.satisfied)::int as met
    from (${given}) r join dossier.dossier d on d.id = r.dossier_id where ${permitted}`);
  return share ?? { of: 0, met: 0 };
}
