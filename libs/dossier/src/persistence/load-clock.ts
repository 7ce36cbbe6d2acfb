import { type Queryable, sql } from '#platform/database';
import type { DossierClock, DossierState } from '../domain/dossier-state.ts';
import { CLOCK_COLUMNS, stateOf } from './load-state.ts';

type ClockRow = Parameters<typeof stateOf>[0] & Omit<DossierClock, 'suspensions' | 'extension'>;

/** Reads what a due time is told from, whoever asks; the caller has made sure that they may. */
export async function loadClock(
  queryable: Queryable,
  id: string,
): Promise<(DossierClock & Pick<DossierState, 'id' | 'code' | 'status' | 'leadAgencyId'>) | undefined> {
  const [row] = await queryable.queryPrepared<
    ClockRow & Pick<DossierState, 'id' | 'code' | 'status' | 'leadAgencyId'>
  >(sql`
    select d.id, d.code, d.status, d.lead_agency_id as "leadAgencyId", ${CLOCK_COLUMNS}, '[]'::jsonb as tasks
    from dossier.dossier d where d.id = ${id}`);
  return row && stateOf(row);
}
