import { empty, type Queryable, sql } from '#platform/database';
import type { DossierStatus } from '#workflow';
import type { DossierClock, OpenTask } from '../domain/dossier-state.ts';
import { CLOCK_COLUMNS, OPEN_TASKS, stateOf } from './load-state.ts';

/** A dossier whose clock runs. */
export interface RunningDossier extends DossierClock {
  id: string;
  code: string;
  version: number;
  status: DossierStatus;
  procedureCode: string;
  leadAgencyId: number;
  tasks: OpenTask[];
}

/**
 * The next running dossiers after one, by id: a page of all of them, whatever happens to their due times meanwhile. What
 * stands still is reckoned when it runs on.
 * @param lock until the transaction ends, so that no officer's act comes in between
 */
export async function runningDossiers(
  queryable: Queryable,
  after: string | null,
  limit: number,
  { lock }: { lock: boolean },
): Promise<RunningDossier[]> {
  const rows = await queryable.query<Parameters<typeof stateOf>[0] & Omit<RunningDossier, 'tasks'>>(sql`
    select d.id, d.code, d.version, d.status, d.procedure_code as "procedureCode",
           d.lead_agency_id as "leadAgencyId", ${CLOCK_COLUMNS}, ${OPEN_TASKS}
    from dossier.dossier d
    where d.completed_at is null and d.closed_at is null and d.clock = 'running'
      and d.id > ${after ?? '00000000-0000-0000-0000-000000000000'}
    order by d.id limit ${limit}
    ${lock ? sql`for no key update of d` : empty}`);
  return rows.map((row) => stateOf(row) as RunningDossier);
}
