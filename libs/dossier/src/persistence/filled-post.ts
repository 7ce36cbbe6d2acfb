import { type Queryable, sql } from '#platform/database';

/** Whether anybody holds a post. */
export async function isPostFilled(queryable: Queryable, agencyId: number, role: string): Promise<boolean> {
  const rows = await queryable.query(sql`
    select 1 from organization.position where agency_id = ${agencyId} and role = ${role} limit 1`);
  return rows.length > 0;
}
