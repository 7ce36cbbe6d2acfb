import { sql, type Sql } from '#platform/database';
import { inForce, POST_OF_DELEGATION } from './load-principal.ts';

/**
 * SQL condition that what lets an officer act for another still does when a statement takes effect: a delegation, or the
 * post it is of, is ended before it or after it, not meanwhile. True where no delegation of a post is needed.
 */
export const standsBehind = (
  onBehalfOf: { delegationId?: number | undefined } | null | undefined,
  at: Date,
): Sql =>
  onBehalfOf?.delegationId === undefined
    ? sql`true`
    : sql`exists (
        select 1 from organization.delegation d join organization.position p on ${POST_OF_DELEGATION}
        where d.id = ${onBehalfOf.delegationId} and ${inForce(at)} for share of d for key share of p)`;
