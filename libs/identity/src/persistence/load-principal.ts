import { type Queryable, sql, type Sql } from '#platform/database';
import type { Principal } from '../domain/principal.ts';

/** SQL columns of a {@link Principal}, of `identity.account a` and `organization.officer o`. */
export const principalColumns = sql`
  'officer' as kind, a.id as "accountId", a.username, o.id as "officerId", o.full_name as "fullName",
  coalesce((select jsonb_agg(jsonb_build_object(
              'agencyId', p.agency_id, 'role', p.role, 'title', p.title, 'fields', p.fields, 'clearance', p.clearance))
            from organization.position p where p.officer_id = o.id), '[]') as positions`;

/**
 * Reads who an account is, with the posts held at this moment.
 * @param account SQL condition on `identity.account a`
 * @returns undefined when no account in use fits
 */
export async function loadPrincipal(queryable: Queryable, account: Sql): Promise<Principal | undefined> {
  const [principal] = await queryable.queryPrepared<Principal>(sql`
    select ${principalColumns}
    from identity.account a join organization.officer o on o.id = a.officer_id
    where ${account} and a.disabled_at is null`);
  return principal;
}
