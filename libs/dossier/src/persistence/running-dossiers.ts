import { type Queryable, sql, type Sql } from '#platform/database';
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

/** A page of running dossiers by id: whatever happens to their due times meanwhile, all of them are met once. */
interface Page {
  readonly after: string | null;
  readonly limit: number;
}

const FIRST = '00000000-0000-0000-0000-000000000000';

const RUNNING = sql`d.completed_at is null and d.closed_at is null and d.clock = 'running'`;

const running = ({ after, limit }: Page): Sql => sql`
  ${RUNNING} and d.id > ${after ?? FIRST}
  order by d.id limit ${limit}`;

/** The next running dossiers after one. What stands still is reckoned when it runs on. */
export const runningDossiers = (queryable: Queryable, page: Page): Promise<RunningDossier[]> =>
  read(queryable, running(page));

/**
 * The same, locked until the transaction ends, so that no officer's act comes in between. Locked first and read then: one
 * statement would read the tasks as they were before the acts it waited for.
 */
export async function holdRunningDossiers(queryable: Queryable, page: Page): Promise<RunningDossier[]> {
  const held = await queryable.query<{ id: string }>(sql`
    select d.id from dossier.dossier d where ${running(page)} for no key update of d`);
  if (held.length === 0) return [];
  return read(queryable, sql`d.id = any(${held.map(({ id }) => id)}::uuid[]) order by d.id`);
}

/** Those of these dossiers that run. */
export const runningAmong = (queryable: Queryable, ids: readonly string[]): Promise<RunningDossier[]> =>
  read(queryable, sql`d.id = any(${[...ids]}::uuid[]) and ${RUNNING}`);

async function read(queryable: Queryable, which: Sql): Promise<RunningDossier[]> {
  const rows = await queryable.query<Parameters<typeof stateOf>[0] & Omit<RunningDossier, 'tasks'>>(sql`
    select d.id, d.code, d.version, d.status, d.procedure_code as "procedureCode",
           d.lead_agency_id as "leadAgencyId", ${CLOCK_COLUMNS}, ${OPEN_TASKS}
    from dossier.dossier d where ${which}`);
  return rows.map((row) => stateOf(row) as RunningDossier);
}
