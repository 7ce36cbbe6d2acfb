import { type Database, join, sql, type Sql } from '#platform/database';
import { MEASURED_INDICATORS } from '../domain/measured-indicators.ts';
import { indexFacts, type IndexQuestion } from './index-facts.ts';
import { type FactMeasure, isKnown, type Measure, measures } from './index-measures.ts';
import { clockOf, doubtful, type DoubtfulClock, type ToldClock } from './index-verdicts.ts';

export interface Share {
  of: number;
  met: number;
}

/** The indicators of a period, as far as what was told decides. */
export interface CountedIndex {
  shares: ReadonlyMap<FactMeasure, Share>;
  /** Counted as on time until it is reckoned. */
  doubtful: DoubtfulClock[];
}

/**
 * The indicators of a period over its dossiers, in one statement however many there are. What nobody knows the evidence of is
 * not among them.
 */
export async function countIndex(database: Database, question: IndexQuestion): Promise<CountedIndex> {
  const known = (Object.entries(measures([])) as [FactMeasure, Measure][]).filter(([, measure]) =>
    isKnown(measure, question.evidence),
  );
  const columns = known.map(([code, { of, met }]) => {
    const things = counted(code);
    return sql`${code}::text, jsonb_build_array(count(${things}) filter (where ${of}),
                 count(${things}) filter (where ${of} and ${met}))`;
  });
  const [row] = await database.query<{ counts: Record<string, [number, number]>; doubtful: ToldClock[] }>(sql`
    with ${indexFacts(question)}
    select (select jsonb_build_object(${join(columns)}) from fact f) as counts,
           (select coalesce(jsonb_agg(to_jsonb(doubtful)), '[]')
            from (${doubtful(question.span.end)}) doubtful) as doubtful`);
  const shares = known.map(([code]) => {
    const [of = 0, met = 0] = row?.counts[code] ?? [];
    return [code, { of, met }] as const;
  });
  return { shares: new Map(shares), doubtful: (row?.doubtful ?? []).map(clockOf) };
}

const counted = (code: FactMeasure): Sql =>
  MEASURED_INDICATORS[code].counts === 'procedures' ? sql`distinct f."procedureCode"` : sql`*`;

/**
 * Of the dossiers rated on these days, how many applicants were satisfied.
 * @param given rows `dossier_id, satisfied`
 * @param which of `dossier.dossier d`
 */
export async function countSatisfied(database: Database, given: Sql, which: Sql): Promise<Share> {
  const [share] = await database.query<Share>(sql`
    select count(*)::int as of, count(*) filter (where r.satisfied)::int as met
    from (${given}) r join dossier.dossier d on d.id = r.dossier_id where ${which}`);
  return share ?? { of: 0, met: 0 };
}
