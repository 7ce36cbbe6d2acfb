import { type Queryable, sql } from '#platform/database';
import type { ClaimedReading, ListedDossier, ReadingPoint } from '../domain/civil-status.ts';

/** @param until when the reader must have ended. @returns undefined when it is not due, or somebody else reads */
export async function claimReading(
  queryable: Queryable,
  { now, until }: { now: Date; until: Date },
): Promise<ClaimedReading | undefined> {
  const [row] = await queryable.query<ClaimedReading>(sql`
    insert into shared_platform.civil_pull as p (singleton, claims, next_at) values (true, 1, ${until}::timestamptz)
    on conflict (singleton) do update set claims = p.claims + 1, next_at = excluded.next_at
    where p.next_at <= ${now}::timestamptz
    returning claims, failures, newest, from_at as "fromAt", page`);
  return row;
}

/** What a page brought. */
export interface ReadPage {
  /** Each code once. */
  dossiers: readonly ListedDossier[];
  /** The latest time among them; `null` = none. */
  newest: Date | null;
  /** Where it goes on; `null` = it is read to its end. */
  further: ReadingPoint | null;
  /** When it is read next, or when the reader must have ended. */
  nextAt: Date;
  at: Date;
}

/**
 * Keeps what was listed, with how far the list was read. One that was sent again since it was listed last is fetched again; whoever is
 * fetching it as it was has been overtaken.
 * @returns whether the reader still had the right to
 */
export async function keepPage(
  queryable: Queryable,
  { claims }: Pick<ClaimedReading, 'claims'>,
  { dossiers, newest, further, nextAt, at }: ReadPage,
): Promise<boolean> {
  const rows = await queryable.query(sql`
    with held as (
      update shared_platform.civil_pull
      set newest = greatest(newest, ${newest}::timestamptz), from_at = ${further?.from ?? null}::timestamptz,
          page = ${further?.page ?? 1}::int, failures = 0, reason = null, next_at = ${nextAt}::timestamptz
      where claims = ${claims}::int returning singleton),
    kept as (
      insert into shared_platform.civil_arrival as a (code, sent_at, state, next_at, created_at)
      select l.code, l."sentAt", 'pending', ${at}::timestamptz, ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(dossiers)}::jsonb) as l(code text, "sentAt" timestamptz)
      where exists (select from held)
      order by l.code
      on conflict (code) do update
      set sent_at = excluded.sent_at, state = 'pending', attempts = a.attempts + 1, failures = 0,
          next_at = excluded.next_at, settled_at = null, reason = null
      where excluded.sent_at > coalesce(a.sent_at, '-infinity'))
    select from held`);
  return rows.length === 1;
}

/** The list could not be read, or only a part of it for now. */
export async function leaveReading(
  queryable: Queryable,
  { claims }: Pick<ClaimedReading, 'claims'>,
  { failures, reason, nextAt }: { failures: number; reason: string | null; nextAt: Date },
): Promise<void> {
  await queryable.query(sql`
    update shared_platform.civil_pull
    set failures = ${failures}::int, reason = ${reason?.slice(0, 500) ?? null}, next_at = ${nextAt}::timestamptz
    where claims = ${claims}::int`);
}
