import { type Queryable, sql, type Sql } from '#platform/database';
import type { DossierState } from '../domain/dossier-state.ts';
import { dossierOf, STATE, type StateRow } from './load-state.ts';

/** A page of dossiers by id. */
interface Page {
  readonly after: string | null;
  readonly limit: number;
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/** The next dossiers after one, by id, that run under one of these versions of a workflow. */
export const dossiersUnder = (
  queryable: Queryable,
  workflowIds: readonly number[],
  { after, limit }: Page,
): Promise<DossierState[]> =>
  read(
    queryable,
    sql`d.workflow_id = any(${[...workflowIds]}::int[]) and d.closed_at is null and d.id > ${after ?? FIRST}
        order by d.id limit ${limit}`,
  );

/**
 * The same, locked until the transaction ends, so that no officer's act comes in between. Locked first and read then: one
 * statement would read the tasks as they were before the acts it waited for.
 */
export async function holdDossiersUnder(
  queryable: Queryable,
  workflowIds: readonly number[],
  { after, limit }: Page,
): Promise<DossierState[]> {
  const held = await queryable.query<{ id: string }>(sql`
    select d.id from dossier.dossier d
    where d.workflow_id = any(${[...workflowIds]}::int[]) and d.closed_at is null and d.id > ${after ?? FIRST}
    order by d.id limit ${limit}
    for no key update of d`);
  if (held.length === 0) return [];
  return read(queryable, sql`d.id = any(${held.map(({ id }) => id)}::uuid[]) order by d.id`);
}

async function read(queryable: Queryable, which: Sql): Promise<DossierState[]> {
  const rows = await queryable.query<StateRow>(sql`${STATE} where ${which}`);
  return rows.map((row) => dossierOf(row));
}
