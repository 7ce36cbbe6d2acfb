import { type Queryable, sql } from '#platform/database';

/** Steps a dossier has been at, by code, those of earlier versions of its workflow included. The caller may see it. */
export async function visitedSteps(queryable: Queryable, dossierId: string): Promise<string[]> {
  const rows = await queryable.query<{ step: string }>(sql`
    select distinct step from dossier.history h, unnest(h.to_steps || h.from_step) step
    where h.dossier_id = ${dossierId} and step is not null`);
  return rows.map(({ step }) => step);
}
