import { type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import type { LadderWay } from '../domain/ladder-news.ts';
import { ABOVE, readable } from './readable.ts';
import { NOTICE_MATTER, stillMatters } from './standing-notices.ts';

/** What an officer is told of one dossier, as it is kept. */
export interface StoredNews {
  /** Null where the dossier is secret. */
  code: string | null;
  share: number | null;
  isNudged: boolean;
  /** An instant, as JSON writes it. */
  dueAt: string | null;
}

/** What an officer is told over one way. */
export interface StoredTidings {
  /** Dossiers. */
  count: number;
  /** Some of them, those due first. */
  named: readonly StoredNews[];
  isReached: boolean;
  isNudged: boolean;
}

/** An officer who is told outside the system, with all that was untold. */
export interface UntoldReader {
  officerId: number;
  name: string;
  emailSealed: Buffer | null;
  phoneSealed: Buffer | null;
  /** Of a post of theirs. */
  agencyId: number;
  /** The first of its notices, and when that came: it is told once. */
  noticeId: string;
  at: Date;
  /** When something went to them last; null = never yet. */
  toldAt: Date | null;
  tidings: Partial<Record<LadderWay, StoredTidings>>;
}

/** Has a row for everyone who is to be told. */
export async function followUntold(queryable: Queryable): Promise<void> {
  await queryable.query(sql`
    insert into notification.telling_outside (officer_id)
    select distinct n.officer_id from notification.notice n
    where n.untold is not null
      and not exists (select from notification.telling_outside o where o.officer_id = n.officer_id)
    order by n.officer_id
    on conflict do nothing`);
}

const UNTOLD = sql`
  exists (select from notification.notice n where n.officer_id = o.officer_id and n.untold is not null)`;
const UNTOLD_URGING = sql`
  exists (select from notification.notice n
          where n.officer_id = o.officer_id and n.untold is not null and n.kind = 'nudged')`;

/**
 * Takes officers of whom nobody else has hold: those to whom nothing went lately, and those who are urged on, who are told at once.
 * @param after the last one taken before
 */
export async function claimUntold(
  tx: Transaction,
  { restedBefore, after, limit }: { restedBefore: Date; after: number; limit: number },
): Promise<number[]> {
  const claimed = await tx.query<{ id: number }>(sql`
    select o.officer_id as id from notification.telling_outside o
    where o.officer_id > ${after} and (
      coalesce(o.told_at <= ${restedBefore}, true) and ${UNTOLD} or ${UNTOLD_URGING})
    order by o.officer_id limit ${limit}
    for update of o skip locked`);
  return claimed.map(({ id }) => id);
}

/** Dossiers named in one message; the others are counted. */
const NAMED = 20;

/** Per officer and way, what is told of each dossier that is theirs to read and matters still. */
const news = (lateBefore: Date, levels: readonly string[]): Sql => sql`
  select n.officer_id, way, d.code, d.secrecy = ${levels[0]} as open, max(n.share) as share,
         bool_or(n.kind = 'nudged') as nudged, min(n.at) as at, min(n.id::text) as first,
         (array_agg(n.due_at order by n.share desc nulls last, n.due_at))[1] as due
  from untold n ${NOTICE_MATTER}
  join dossier.dossier d on d.id = n.dossier_id
  join may on may.officer_id = n.officer_id and may.dossier_id = n.dossier_id
  cross join unnest(n.untold) way
  where ${stillMatters(lateBefore)}
  group by n.officer_id, way, d.id`;

/**
 * Takes everything untold of officers who were claimed in this transaction; past what they are just marking as read, which is told
 * the next time. What matters no longer, and what they may not read any more, is taken and told to nobody.
 */
export const takeUntold = (
  tx: Transaction,
  officers: readonly number[],
  lateBefore: Date,
  levels: readonly string[],
): Promise<UntoldReader[]> =>
  tx.query<UntoldReader>(sql`
    with recursive above as (${ABOVE}),
    untold as materialized (
      select n.* from notification.notice n
      where n.officer_id = any(${[...officers]}::int[]) and n.untold is not null
      for update of n skip locked),
    taken as (
      update notification.notice n set untold = null from untold where n.id = untold.id),
    may as (${readable('untold', levels)}),
    news as (${news(lateBefore, levels)}),
    ranked as (
      select *, row_number() over (partition by officer_id, way order by due, code) as nth from news),
    tidings as (
      select officer_id, way, min(at) as at, min(first) as first,
             jsonb_build_object('count', count(*), 'isReached', bool_or(share is not null), 'isNudged', bool_or(nudged),
               'named', jsonb_agg(jsonb_build_object('code', case when open then code end, 'share', share,
                          'isNudged', nudged, 'dueAt', due) order by nth) filter (where nth <= ${NAMED})) as told
      from ranked group by officer_id, way)
    select o.id as "officerId", o.full_name as name, o.email_sealed as "emailSealed", o.phone_sealed as "phoneSealed",
           (select min(p.agency_id) from organization.position p where p.officer_id = o.id) as "agencyId",
           (select t.told_at from notification.telling_outside t where t.officer_id = o.id) as "toldAt",
           min(tidings.first) as "noticeId", min(tidings.at) as at, jsonb_object_agg(tidings.way, tidings.told) as tidings
    from tidings join organization.officer o on o.id = tidings.officer_id
    group by o.id order by o.id`);

/** To these something went now. */
export async function restAfterTelling(
  tx: Transaction,
  officers: readonly number[],
  at: Date,
): Promise<void> {
  await tx.query(sql`
    update notification.telling_outside set told_at = ${at} where officer_id = any(${[...officers]}::int[])`);
}
