import { type Queryable, sql } from '#platform/database';
import type { RemindingTerms } from '../domain/reminding.ts';

/** When the province reminds, at a version. */
export type StoredReminding = RemindingTerms & { version: number };

export async function readReminding(queryable: Queryable): Promise<StoredReminding> {
  const [terms] = await queryable.query<StoredReminding>(sql`
    select version, before_end_days as "beforeEndDays", first_after_days as "firstAfterDays",
           then_every_days as "thenEveryDays", at_most as "atMost", silence_days as "silenceDays",
           to_char(digest_at, 'HH24:MI') as "digestAt"
    from notification.reminding`);
  if (!terms) throw new Error('there are no terms of reminders');
  return terms;
}

/** @returns whether it still was at that version */
export async function writeReminding(
  queryable: Queryable,
  version: number,
  terms: RemindingTerms,
): Promise<boolean> {
  const written = await queryable.query(sql`
    update notification.reminding
    set version = version + 1, before_end_days = ${terms.beforeEndDays}, first_after_days = ${terms.firstAfterDays},
        then_every_days = ${terms.thenEveryDays}, at_most = ${terms.atMost}, silence_days = ${terms.silenceDays},
        digest_at = ${terms.digestAt}::time
    where version = ${version} returning version`);
  return written.length > 0;
}
