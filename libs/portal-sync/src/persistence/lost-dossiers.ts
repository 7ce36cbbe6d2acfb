import { type Queryable, sql } from '#platform/database';
import { TRIES } from '../domain/difference.ts';

/** Whether telling the portal again may bring back a dossier it lost: it was not in vain too often since, and may be told of at all. */
export async function mayBringBack(queryable: Queryable, letterId: string): Promise<boolean> {
  const [row] = await queryable.query<{ may: boolean }>(sql`
    select d.erased_at is null and (
             select count(*) from portal_sync.republication r
             where r.dossier_id = d.id and r.wished_at >= l.created_at and r.state in ('sent', 'needless')
               and 'difference' = any(r.occasions)) < ${TRIES} as may
    from portal_sync.letter l join dossier.dossier d on d.id = l.about where l.id = ${letterId}`);
  return row?.may ?? false;
}
