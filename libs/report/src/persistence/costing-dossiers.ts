import { empty, sql, type Sql } from '#platform/database';
import { MEASURED_INDICATORS } from '../domain/measured-indicators.ts';
import { indexFacts, type IndexQuestion } from './index-facts.ts';
import { type FactMeasure, measures } from './index-measures.ts';

export interface CostingPage {
  after: readonly [receivedAt: string, id: string] | undefined;
  limit: number;
}

const COLUMNS = sql`
  f.id, f.code, f."procedureCode", f."procedureName", f."leadAgencyId", f.status, f."receivedAt", f."dueAt", f."endedAt"`;

const page = ({ after, limit }: CostingPage): Sql => sql`
  ${after ? sql`and (f."receivedAt", f.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : empty}
  order by f."receivedAt", f.id limit ${limit}`;

/** Those that cost an indicator its points, the longest received first. Of procedures: the dossiers of those that do. */
export function costing(
  question: IndexQuestion,
  code: FactMeasure,
  lateIds: readonly string[],
  wanted: CostingPage,
): Sql {
  const { of, met } = measures(lateIds)[code];
  const costs =
    MEASURED_INDICATORS[code].counts === 'procedures'
      ? sql`not exists (
          select from fact f where ${of} and ${met} and f."procedureCode" = costing."procedureCode")`
      : undefined;
  if (!costs) {
    return sql`
      with ${indexFacts(question)}
      select ${COLUMNS} from fact f where ${of} and not ${met} ${page(wanted)}`;
  }
  return sql`
    with ${indexFacts(question)},
    costing as (select * from fact f where ${of})
    select ${COLUMNS} from (select * from costing where ${costs}) f where true ${page(wanted)}`;
}

/**
 * The same of satisfaction: rated on these days, and not satisfied. They are told as they are now.
 * @param which of `dossier.dossier d`
 */
export const dissatisfied = (given: Sql, which: Sql, wanted: CostingPage): Sql => sql`
  select ${COLUMNS} from (
    select d.id, d.code, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
           d.lead_agency_id as "leadAgencyId", d.status, d.received_at as "receivedAt", d.due_at as "dueAt",
           coalesce(d.completed_at, d.closed_at) as "endedAt"
    from (${given}) r join dossier.dossier d on d.id = r.dossier_id
    where not r.satisfied and ${which}) f
  where true ${page(wanted)}`;
