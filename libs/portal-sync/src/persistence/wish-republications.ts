import { type Queryable, sql } from '#platform/database';
import type { Occasion } from '../domain/republication.ts';

/** That the portal is to be told of a dossier once more. */
export interface RepublicationWish {
  dossierId: string;
  occasion: Occasion;
  /** From which change on rows of progress that the portal lacks are sent too; null = none. */
  from: number | null;
  /** Until then it waits for others to join. */
  dueAt: Date;
  correlationId: string;
  asked?: { by: number; ground: string };
}

/** A republication as others speak of it. */
export interface WishedRepublication {
  id: string;
  dossierId: string;
}

/**
 * Writes wishes down, each joined with the one that waits for its dossier already: it goes out for all their reasons, as early as the
 * earliest, from the earliest change.
 * @returns one a dossier, in the order of their ids
 */
export const wishRepublications = (
  queryable: Queryable,
  wishes: readonly RepublicationWish[],
  now: Date,
): Promise<WishedRepublication[]> =>
  queryable.queryPrepared<WishedRepublication>(sql`
    insert into portal_sync.republication as r (dossier_id, occasions, from_sequence, state, wished_at, due_at,
      asked_by, ground, correlation_id)
    select w."dossierId", array_agg(distinct w.occasion order by w.occasion), min(w."from"), 'wished', ${now}::timestamptz,
           min(w."dueAt"), (array_agg((w.asked ->> 'by')::int) filter (where w.asked is not null))[1],
           (array_agg(w.asked ->> 'ground') filter (where w.asked is not null))[1], min(w."correlationId")
    from jsonb_to_recordset(${JSON.stringify(wishes)}::jsonb)
         as w("dossierId" uuid, occasion text, "from" int, "dueAt" timestamptz, "correlationId" text, asked jsonb)
    group by w."dossierId" order by w."dossierId"
    on conflict (dossier_id) where state = 'wished' do update
    set occasions = (select array_agg(distinct o order by o) from unnest(r.occasions || excluded.occasions) o),
        from_sequence = least(r.from_sequence, excluded.from_sequence), due_at = least(r.due_at, excluded.due_at),
        asked_by = coalesce(excluded.asked_by, r.asked_by), ground = coalesce(excluded.ground, r.ground)
    returning r.id::text, r.dossier_id as "dossierId"`);
