import { type Queryable, sql } from '#platform/database';

/** Whether an operator holds publications back. */
export const PAUSED = sql`(select true from portal_sync.pause where resumed_at is null limit 1) is true`;

/** When the last pause ended; null = there was none. */
export const LAST_RESUMED = sql`(select max(resumed_at) from portal_sync.pause where resumed_at is not null)`;

/** A time in which publications were held back. */
export interface Pause {
  reason: string;
  pausedAt: Date;
  pausedBy: string;
}

/** The pause there is now. */
export async function presentPause(queryable: Queryable): Promise<Pause | null> {
  const [pause] = await queryable.query<Pause>(sql`
    select p.reason, p.paused_at as "pausedAt", o.full_name as "pausedBy"
    from portal_sync.pause p join organization.officer o on o.id = p.paused_by
    where p.resumed_at is null`);
  return pause ?? null;
}

/** @returns false when publications are held back already. */
export async function beginPause(
  queryable: Queryable,
  { reason, at, by }: { reason: string; at: Date; by: number },
): Promise<boolean> {
  const begun = await queryable.query(sql`
    insert into portal_sync.pause (reason, paused_at, paused_by) values (${reason}, ${at}, ${by})
    on conflict ((true)) where resumed_at is null do nothing returning id`);
  return begun.length === 1;
}

/** @returns since when; null when nothing was held back. */
export async function endPause(
  queryable: Queryable,
  { at, by }: { at: Date; by: number },
): Promise<Date | null> {
  const [ended] = await queryable.query<{ since: Date }>(sql`
    update portal_sync.pause set resumed_at = ${at}, resumed_by = ${by} where resumed_at is null
    returning paused_at as since`);
  return ended?.since ?? null;
}
