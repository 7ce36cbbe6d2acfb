import { SECRECY_LEVELS } from '#organization';
import { type Queryable, sql, type Sql } from '#platform/database';
import type { Principal } from '../domain/principal.ts';

/** Delegations `organization.delegation d` in force at an instant; they end with the post they are of. */
export const inForce = (now: Date): Sql => sql`
  d.starts_at <= ${now}::timestamptz and d.ends_at > ${now}::timestamptz and d.ended_at is null`;

/**
 * The post `organization.position p` that a delegation `d` is of. One that ended and was given again on a later day is
 * another post.
 */
export const POST_OF_DELEGATION = sql`
  p.officer_id = d.from_officer_id and p.agency_id = d.agency_id and p.role = d.role
  and (p.since is null or p.since <= (d.made_at at time zone 'Asia/Ho_Chi_Minh')::date)`;

const LEVELS = sql`${[...SECRECY_LEVELS]}::text[]`;

/** What the post `p` is cleared for in the hands of officer `o`: nobody is let see what is too secret for all posts of their own. */
const CLEARANCE = sql`
  (${LEVELS})[least(array_position(${LEVELS}, p.clearance),
                    (select coalesce(max(array_position(${LEVELS}, own.clearance)), 1)
                     from organization.position own where own.officer_id = o.id))]`;

/**
 * What of the post a delegation is for, as posts that are confined to it: the whole post, or the part of its fields and the
 * part of its procedures. Fields that the post itself does not have are left out.
 */
const SCOPES = sql`
  (select p.fields, null::text[] as procedures where d.fields = '{}' and d.procedures = '{}'
   union all
   select p.fields, d.procedures where d.procedures <> '{}'
   union all
   select array_agg(f), null from unnest(d.fields) f where p.fields = '{}' or f = any(p.fields) having count(*) > 0)`;

/**
 * SQL columns of a {@link Principal}, of `identity.account a` and `organization.officer o`: with the posts they act under at
 * this moment, their own, then those colleagues have let them act under.
 */
export const principalColumns = (now: Date): Sql => sql`
  'officer' as kind, a.id as "accountId", a.username, o.id as "officerId", o.full_name as "fullName",
  coalesce((select jsonb_agg(jsonb_build_object(
              'agencyId', p.agency_id, 'role', p.role, 'title', p.title, 'fields', p.fields, 'clearance', p.clearance))
            from organization.position p where p.officer_id = o.id), '[]')
  || coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                 'agencyId', p.agency_id, 'role', p.role, 'fields', scope.fields,
                 'procedures', scope.procedures, 'clearance', ${CLEARANCE},
                 'title', case d.kind when 'cover' then 'Làm thay ' else 'Thừa ủy quyền ' end || p.title,
                 'onBehalfOf', jsonb_build_object('officerId', f.id, 'username', f.username,
                    'name', f.full_name, 'delegationId', d.id))) order by d.id)
               from organization.delegation d
               join organization.position p on ${POST_OF_DELEGATION}
               join organization.officer f on f.id = d.from_officer_id
               cross join lateral ${SCOPES} scope
               where d.to_officer_id = o.id and ${inForce(now)}), '[]') as positions`;

/**
 * Reads who an account is.
 * @param account SQL condition on `identity.account a`
 * @returns undefined when no account in use fits
 */
export async function loadPrincipal(
  queryable: Queryable,
  account: Sql,
  now: Date,
): Promise<Principal | undefined> {
  const [principal] = await queryable.queryPrepared<Principal>(sql`
    select ${principalColumns(now)}
    from identity.account a join organization.officer o on o.id = a.officer_id
    where ${account} and a.disabled_at is null`);
  return principal;
}
