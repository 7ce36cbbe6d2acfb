import { join, type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import type { LetterKind, UnsettledState } from '../domain/letter.ts';

export interface UnsettledLetter {
  id: string;
  kind: LetterKind;
  /** A submission, a question or a dossier. */
  about: string;
  ordinal: string;
  bodySealed: Buffer;
  state: UnsettledState;
  attempts: number;
  writtenAt: Date;
  /** Null = it waits for a person. */
  nextAt: Date | null;
  reason: string | null;
}

const COLUMNS: Sql = sql`
  l.id, l.kind, l.about, l.ordinal::text, l.body_sealed as "bodySealed", l.state, l.attempts, l.created_at as "writtenAt",
  case when l.state = 'pending' then l.next_at end as "nextAt", l.last_error as reason`;

interface Wanted<Key> {
  kind: LetterKind | undefined;
  after: Key | undefined;
  limit: number;
}

/** The newest first. */
export function refusedLetters(
  queryable: Queryable,
  { kind, after, limit }: Wanted<readonly [ordinal: string]>,
): Promise<UnsettledLetter[]> {
  const conditions = [sql`l.state = 'set-aside'`];
  if (kind) conditions.push(sql`l.kind = ${kind}`);
  if (after) conditions.push(sql`l.ordinal < ${after[0]}::bigint`);
  return queryable.query<UnsettledLetter>(sql`
    select ${COLUMNS} from portal_sync.letter l where ${join(conditions, ' and ')}
    order by l.ordinal desc limit ${limit}`);
}

/** In the order they are due. */
export function waitingLetters(
  queryable: Queryable,
  { kind, after, limit }: Wanted<readonly [nextAt: string, ordinal: string]>,
): Promise<UnsettledLetter[]> {
  const conditions = [sql`l.state = 'pending'`];
  if (kind) conditions.push(sql`l.kind = ${kind}`);
  if (after) conditions.push(sql`(l.next_at, l.ordinal) > (${after[0]}::timestamptz, ${after[1]}::bigint)`);
  return queryable.query<UnsettledLetter>(sql`
    select ${COLUMNS} from portal_sync.letter l where ${join(conditions, ' and ')}
    order by l.next_at, l.ordinal limit ${limit}`);
}

/** @returns those that were set aside; they are due, and what waits behind them follows. */
export const releaseLetters = (
  tx: Transaction,
  ids: readonly string[],
  at: Date,
): Promise<Pick<UnsettledLetter, 'id' | 'kind' | 'about'>[]> =>
  tx.query<Pick<UnsettledLetter, 'id' | 'kind' | 'about'>>(sql`
    with held as (
      select l.id from portal_sync.letter l
      where l.id = any(${[...ids]}::uuid[]) and l.state = 'set-aside' order by l.ordinal for update)
    update portal_sync.letter l set state = 'pending', next_at = ${at}::timestamptz
    from held where l.id = held.id returning l.id, l.kind, l.about`);
