import { sql, type Sql } from '#platform/database';
import type { SavedView } from '../domain/views.ts';

export const savedViewsOf = (officerId: number): Sql => sql`
  select place, name, filter, list_order as "order" from dossier.saved_view
  where officer_id = ${officerId} order by place`;

/** Puts a view at its place, whatever was there. */
export const putView = (officerId: number, { place, name, filter, order }: SavedView): Sql => sql`
  insert into dossier.saved_view (officer_id, place, name, filter, list_order)
  values (${officerId}, ${place}, ${name}, ${JSON.stringify(filter)}::jsonb, ${order})
  on conflict (officer_id, place)
    do update set name = excluded.name, filter = excluded.filter, list_order = excluded.list_order`;

export const removeView = (officerId: number, place: number): Sql => sql`
  delete from dossier.saved_view where officer_id = ${officerId} and place = ${place}`;
