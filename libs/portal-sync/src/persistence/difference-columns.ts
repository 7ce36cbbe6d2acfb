import { sql } from '#platform/database';

/**
 * When the portal was right again, of `difference d` and `republication r`: told again and not found different since, or not found different
 * any more; null = it is not.
 */
export const HEALED_AT = sql`
  coalesce(case when r.state = 'sent' and r.ended_at >= d.seen_at then r.ended_at end, d.gone_at)`;

/** `mending`: it is told again; `person`: it waits for someone. */
export const DIFFERENCE_STATE = sql`
  case when ${HEALED_AT} is not null then 'healed'
       when r.state in ('wished', 'open') then 'mending' else 'person' end`;
