import { type Queryable, sql } from '#platform/database';
import { NOTICE_MATTER, stillMatters } from './standing-notices.ts';

/** Deletes notices that matter no longer, and those that have become old. @returns how many */
export async function clearNotices(
  queryable: Queryable,
  { lateBefore, oldBefore }: { lateBefore: Date; oldBefore: Date },
  limit: number,
): Promise<number> {
  const gone = await queryable.query(sql`
    delete from notification.notice where id in (
      select n.id from notification.notice n ${NOTICE_MATTER}
      where n.at < ${oldBefore} or not ${stillMatters(lateBefore)} limit ${limit})
    returning id`);
  return gone.length;
}
