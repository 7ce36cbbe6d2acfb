import { join, raw, sql, type Sql } from '#platform/database';
import type { DossierOrder } from '../domain/dossier-filter.ts';
import {
  conditionsOf,
  DOSSIER,
  findsFew,
  isRunning,
  PARTICIPATION,
  type ReadBy,
  type Reading,
} from './dossier-conditions.ts';

/** One way by which an officer may see dossiers: what it begins from, and what it asks besides of `dossier.dossier d`. */
export interface Way {
  from: 'agencies' | 'involved' | 'holders';
  ids: readonly unknown[];
  rest: Sql;
}

/** Who is looking: the ways by which they see dossiers, and all of these as SQL of `dossier.dossier d`. */
export interface Looking {
  ways: readonly Way[];
  permitted: Sql;
}

export interface WantedPage {
  /** Late are those due before it. */
  lateBefore: Date;
  order: DossierOrder;
  /** Reception and id of the last dossier shown. */
  after: readonly [receivedAt: string, id: string] | undefined;
  limit: number;
}

/** Who sees more agencies than this sees so much of the province that its newest dossiers are read, instead of theirs. */
const MANY_AGENCIES = 20;

/** With more applicants of a name in the province, dossiers are read in their order and asked for it. */
const NAMESAKES = 10_000;

/**
 * `since` and `id` of one page of the dossiers that someone may see and looks for, in the order of their reception.
 * @param readings what is looked for; a dossier that fits any of them is found
 */
export function dossiersFound(looking: Looking, readings: readonly Reading[], wanted: WantedPage): Sql {
  const pages = readings.map((reading) => sql`(${foundBy(looking, reading, wanted)})`);
  return pages.length === 0 ? NONE : merged(pages, wanted);
}

const NONE = sql`select null::timestamptz as since, null::uuid as id where false`;

/** Puts pages together that may meet in a dossier. Each is cut off already; sorting all there is would not be cheap. */
const merged = (pages: readonly Sql[], wanted: WantedPage): Sql => sql`
  select distinct on (page.since, page.id) page.since, page.id from (${join(pages, ' union all ')}) page
  ${inOrder({ received: sql`page.since`, id: sql`page.id` }, wanted)}`;

function foundBy(looking: Looking, reading: Reading, wanted: WantedPage): Sql {
  const [name, ...others] = reading.names;
  if (name === undefined || findsFew(reading)) return pageOf(looking, { reading, wanted });
  const rest = { ...reading, names: others };
  return sql`
    with namesakes as materialized (
      select n.dossier_id, n.received_at from dossier.applicants_named(${name}, ${NAMESAKES + 1}) n)
    ${merged(
      [
        sql`select found.* from (${namesakesOf(looking, { reading: rest, wanted })}) found where not ${IS_COMMON}`,
        sql`select found.* from (${pageOf(looking, { reading, wanted })}) found where ${IS_COMMON}`,
      ],
      wanted,
    )}`;
}

/** Of the two ways to look for a name the server takes one: this is known before either begins. */
const IS_COMMON = sql`(select count(*) > ${NAMESAKES} from namesakes)`;

const namesakesOf = (looking: Looking, { reading, wanted }: Sought): Sql =>
  reading.agency === undefined && isWide(looking.ways)
    ? newestNamesakes(looking.permitted, { reading, wanted })
    : pageOf(looking, { reading, wanted, among: sql`select n.dossier_id from namesakes n` });

function pageOf({ ways, permitted }: Looking, sought: Sought): Sql {
  const { agency } = sought.reading;
  if (findsFew(sought.reading)) return inTheirOrder(permitted, sought);
  if (agency !== undefined) return ofAgency(sql`(${agencyId(agency)})`, permitted, sought);
  if (isWide(ways)) return inTheirOrder(permitted, sought);
  if (ways.length === 0) return NONE;
  return merged(
    ways.map((way) => sql`(${PAGE_OF[way.from](way, sought)})`),
    sought.wanted,
  );
}

interface Sought {
  reading: Reading;
  wanted: WantedPage;
  /** SQL of the only dossiers that are asked at all, by their ids. */
  among?: Sql;
}

const agencyId = (code: string): Sql => sql`select id from organization.agency where code = ${code}`;

const isWide = (ways: readonly Way[]): boolean =>
  new Set(ways.flatMap(({ from, ids }) => (from === 'agencies' ? ids : []))).size > MANY_AGENCIES;

/** In their order before it is asked which of them are permitted: the page is full long before all were asked. */
const newestNamesakes = (permitted: Sql, { reading, wanted }: Sought): Sql => sql`
  select n.since, n.id
  from (select n.received_at as since, n.dossier_id as id from namesakes n where ${beyond(NAMESAKE, wanted)}
        order by ${ordered(NAMESAKE, wanted)} offset 0) n
  join dossier.dossier d on d.id = n.id
  where ${permitted} and ${all(conditionsOf(reading, wanted.lateBefore, DOSSIER))}
  ${inOrder({ received: sql`n.since`, id: sql`n.id` }, wanted)}`;

const NAMESAKE: ReadBy = { received: sql`n.received_at`, id: sql`n.dossier_id` };

const inTheirOrder = (permitted: Sql, { reading, wanted }: Sought): Sql => sql`
  select d.received_at as since, d.id from dossier.dossier d
  where ${permitted} and ${all(conditionsOf(reading, wanted.lateBefore, DOSSIER))}
    and ${beyond(DOSSIER, wanted)}
  ${inOrder(DOSSIER, wanted)}`;

function ofAgency(agency: Sql, rest: Sql, { reading, wanted, among }: Sought): Sql {
  const part = sql`
    p.agency_id = ${agency} and ${isRunning(reading) ? sql`p.running` : sql`true`} and ${beyond(PARTICIPATION, wanted)}`;
  const parts = among
    ? sql`(select p.since, p.dossier_id from dossier.participation p where ${part} and p.dossier_id in (${among}) offset 0)`
    : sql`(select p.since, p.dossier_id from dossier.participation p where ${part})`;
  return sql`
    select p.since, d.id from ${parts} p join dossier.dossier d on d.id = p.dossier_id
    where ${rest} and ${all(conditionsOf(reading, wanted.lateBefore, PARTICIPATION))}
    ${inOrder(PARTICIPATION, wanted)}`;
}

const PAGE_OF: Record<Way['from'], (way: Way, sought: Sought) => Sql> = {
  // Each agency gives its own page from its index.
  agencies: ({ ids, rest }, sought) => sql`
    select found.since, found.id from unnest(${[...ids]}::int[]) agency
    cross join lateral (${ofAgency(sql`agency`, rest, sought)}) found`,
  involved: ({ ids, rest }, sought) =>
    inPerson(
      sql`select distinct i.dossier_id from dossier.involvement i where i.officer_id = any(${[...ids]}::int[])`,
      rest,
      sought,
    ),
  holders: ({ ids, rest }, sought) =>
    inPerson(
      sql`
        select t.dossier_id from dossier.task t
        where t.closed_at is null and t.assignee_id = any(${[...ids]}::int[])
        union select t.dossier_id from dossier.task t
        where t.closed_at is null and t.delegate_id = any(${[...ids]}::int[])`,
      rest,
      sought,
    ),
};

const OWN: ReadBy = { received: DOSSIER.received, id: sql`own.dossier_id` };

const inPerson = (dossierIds: Sql, rest: Sql, { reading, wanted, among }: Sought): Sql => sql`
  select d.received_at as since, d.id from (${dossierIds}) own join dossier.dossier d on d.id = own.dossier_id
  where ${rest} and ${all(conditionsOf(reading, wanted.lateBefore, OWN))} and ${beyond(OWN, wanted)}
    and ${among ? sql`own.dossier_id in (${among})` : sql`true`}
  ${inOrder(OWN, wanted)}`;

const all = (parts: readonly Sql[]): Sql => (parts.length === 0 ? sql`true` : join(parts, ' and '));

function beyond({ received, id }: ReadBy, { after, order }: WantedPage): Sql {
  if (after === undefined) return sql`true`;
  const side = raw(order === 'newest-first' ? '<' : '>');
  return sql`(${received}, ${id}) ${side} (${after[0]}::timestamptz, ${after[1]}::uuid)`;
}

const inOrder = (by: ReadBy, wanted: WantedPage): Sql => sql`
  order by ${ordered(by, wanted)} limit ${wanted.limit}`;

function ordered({ received, id }: ReadBy, { order }: WantedPage): Sql {
  const direction = raw(order === 'newest-first' ? 'desc' : 'asc');
  return sql`${received} ${direction}, ${id} ${direction}`;
}
