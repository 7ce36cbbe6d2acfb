import { type Queryable, sql, type Transaction } from '#platform/database';
import type { Place } from '#platform/personal-data';
import type { ClaimedLetter, LetterKind } from '../domain/letter.ts';
import { keptReason } from './kept-reason.ts';
import { PAUSED } from './pauses.ts';

/** Where the body of a letter is sealed for. */
export const bodyPlace = (id: string): Place => ({ column: 'portal_sync.letter.body_sealed', row: id });

export async function insertLetter(
  queryable: Queryable,
  letter: { id: string; kind: LetterKind; about: string; bodySealed: Buffer; at: Date; dueAt: Date },
): Promise<void> {
  const { id, kind, about, bodySealed, at, dueAt } = letter;
  await queryable.query(sql`
    insert into portal_sync.letter (id, kind, about, body_sealed, state, next_at, created_at)
    values (${id}, ${kind}, ${about}, ${bodySealed}::bytea, 'pending', ${dueAt}::timestamptz, ${at}::timestamptz)`);
}

/**
 * What was to be told of it is told otherwise.
 * @returns when the last of those that waited was due, before which somebody may be sending one; null = none waited
 */
export async function overtakeLetters(queryable: Queryable, about: string, at: Date): Promise<Date | null> {
  const [row] = await queryable.query<{ until: Date | null }>(sql`
    with held as (
      select l.id, l.state, l.next_at from portal_sync.letter l
      where l.about = ${about} and l.state in ('pending', 'set-aside') order by l.ordinal for update),
    overtaken as (
      update portal_sync.letter l set state = 'overtaken', body_sealed = null, last_error = null, settled_at = ${at}::timestamptz
      from held where l.id = held.id)
    select max(next_at) filter (where state = 'pending') as until from held`);
  return row?.until ?? null;
}

/**
 * What was refused of it is told otherwise.
 * @returns with the reason it was refused for; undefined = nothing is set aside, or no more
 */
export async function overtakeRefused(
  tx: Transaction,
  about: string,
  at: Date,
): Promise<{ reason: string | null } | undefined> {
  const [refused] = await tx.query<{ reason: string | null }>(sql`
    with held as (
      select l.id, l.last_error from portal_sync.letter l
      where l.about = ${about} and l.state = 'set-aside' order by l.ordinal for update),
    overtaken as (
      update portal_sync.letter l set state = 'overtaken', body_sealed = null, last_error = null, settled_at = ${at}::timestamptz
      from held where l.id = held.id)
    select last_error as reason from held`);
  return refused;
}

/**
 * Letters that are due, of each thing the first that is not settled; none while publications are held back. How a dossier was rated waits
 * until all that was to be told of it is told: the portal knows it then, and as one that has ended.
 * @param until when their sender must have ended
 */
export const claimLetters = (
  queryable: Queryable,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<ClaimedLetter[]> =>
  queryable.query<ClaimedLetter>(sql`
    with due as (
      select l.id from portal_sync.letter l
      where l.state = 'pending' and l.next_at <= ${now}::timestamptz and not ${PAUSED}
        and not exists (select from portal_sync.letter e
                        where e.about = l.about and e.ordinal < l.ordinal and e.state in ('pending', 'set-aside'))
        and (l.kind <> 'rating' or not exists (
          select from portal_sync.publication p where p.dossier_id = l.about and p.state <> 'sent'))
      order by l.next_at limit ${limit} for update of l skip locked)
    update portal_sync.letter l set attempts = l.attempts + 1, next_at = ${until}::timestamptz
    from due where l.id = due.id
    returning l.id, l.kind, l.about, l.attempts, l.body_sealed as "bodySealed"`);

/** How an attempt ended. @returns false where somebody else had taken the letter over, or it was overtaken. */
export async function settleLetter(
  queryable: Queryable,
  { id, attempts }: Pick<ClaimedLetter, 'id' | 'attempts'>,
  ending: { state: 'sent' | 'pending' | 'set-aside'; at: Date; nextAt: Date; reason: string | null },
): Promise<boolean> {
  const { state, at, nextAt, reason } = ending;
  const rows = await queryable.query(sql`
    update portal_sync.letter
    set state = ${state}, next_at = ${nextAt}::timestamptz, last_error = ${reason === null ? null : keptReason(reason)},
        settled_at = case when ${state} = 'sent' then ${at}::timestamptz end,
        body_sealed = case when ${state} = 'sent' then null else body_sealed end
    where id = ${id} and attempts = ${attempts} and state = 'pending' returning id`);
  return rows.length === 1;
}
