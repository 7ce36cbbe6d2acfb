import { join, sql, type Sql } from '#platform/database';
import type { DossierFilter } from '../domain/dossier-filter.ts';

/** One way by which an officer may see dossiers: what it begins from, and what it asks besides of `dossier.dossier d`. */
export interface Way {
  from: 'agencies' | 'involved' | 'holders';
  ids: readonly unknown[];
  rest: Sql;
}

export interface WantedPage {
  filter: DossierFilter;
  /** Late are those due before it. */
  lateBefore: Date;
  /** Reception and id of the last dossier shown. */
  after: readonly [receivedAt: string, id: string] | undefined;
  limit: number;
}

/** Who sees more agencies than this sees so much of the province that its newest dossiers are read, instead of theirs. */
const MANY_AGENCIES = 20;

const UNFINISHED = sql`d.completed_at is null and d.closed_at is null`;
const RECEIVED_AT = sql`d.received_at`;
/** The same instant for every agency, in the index an agency's list is read from. */
const SINCE = sql`p.since`;

/** `since` and `id` of one page of the dossiers an officer may see and looks for, newest first. */
export function dossiersFound(ways: readonly Way[], permitted: Sql, wanted: WantedPage): Sql {
  const { filter, limit } = wanted;
  if (isNarrow(filter) || isWide(ways)) {
    return sql`
      select d.received_at as since, d.id from dossier.dossier d
      where ${permitted} and ${all(conditions(wanted, RECEIVED_AT))}
      order by d.received_at desc, d.id desc limit ${limit}`;
  }
  if (ways.length === 0) return sql`select null::timestamptz as since, null::uuid as id where false`;
  // Each agency gives its own page from its index; merging a page each is cheap, sorting all dossiers is not.
  const pages = ways.map((way) => sql`(${PAGE_OF[way.from](way, wanted)})`);
  return sql`
    select distinct on (page.since, page.id) page.since, page.id from (${join(pages, ' union all ')}) page
    order by page.since desc, page.id desc limit ${limit}`;
}

/** It finds few dossiers, whoever may see them, by an index of its own. */
const isNarrow = ({ code, applicant, holder }: DossierFilter): boolean =>
  [code, applicant, holder].some((given) => given !== undefined);

const isWide = (ways: readonly Way[]): boolean =>
  new Set(ways.flatMap(({ from, ids }) => (from === 'agencies' ? ids : []))).size > MANY_AGENCIES;

const PAGE_OF: Record<Way['from'], (way: Way, wanted: WantedPage) => Sql> = {
  agencies: ({ ids, rest }, wanted) => sql`
    select found.since, found.id from unnest(${[...ids]}::int[]) agency
    cross join lateral (
      select p.since, d.id from dossier.participation p join dossier.dossier d on d.id = p.dossier_id
      where p.agency_id = agency and ${rest} and ${all(conditions(wanted, SINCE))}
      order by p.since desc, p.dossier_id desc limit ${wanted.limit}) found`,
  involved: ({ ids, rest }, wanted) =>
    inPerson(
      sql`select i.dossier_id from dossier.involvement i where i.officer_id = any(${[...ids]}::int[])`,
      rest,
      wanted,
    ),
  holders: ({ ids, rest }, wanted) =>
    inPerson(
      sql`
        select t.dossier_id from dossier.task t
        where t.closed_at is null and t.assignee_id = any(${[...ids]}::int[])
        union select t.dossier_id from dossier.task t
        where t.closed_at is null and t.delegate_id = any(${[...ids]}::int[])`,
      rest,
      wanted,
    ),
};

const inPerson = (dossierIds: Sql, rest: Sql, wanted: WantedPage): Sql => sql`
  select d.received_at as since, d.id from dossier.dossier d
  where d.id in (${dossierIds}) and ${rest} and ${all(conditions(wanted, RECEIVED_AT))}
  order by d.received_at desc, d.id desc limit ${wanted.limit}`;

const all = (parts: readonly Sql[]): Sql => (parts.length === 0 ? sql`true` : join(parts, ' and '));

function conditions({ filter, lateBefore, after }: WantedPage, received: Sql): Sql[] {
  const { status, procedure, field, code, holder, applicant, late } = filter;
  const id = received === SINCE ? sql`p.dossier_id` : sql`d.id`;
  const given = <Value>(value: Value | undefined, condition: (value: Value) => Sql): Sql[] =>
    value === undefined ? [] : [condition(value)];
  return [
    ...given(after, (last) => sql`(${received}, ${id}) < (${last[0]}::timestamptz, ${last[1]}::uuid)`),
    ...given(status, (one) => sql`d.status = ${one}`),
    ...given(procedure, (one) => sql`d.procedure_code = ${one}`),
    ...given(field, (one) => sql`d.field_code = ${one}`),
    ...given(filter.receivedFrom, (day) => sql`${received} >= ${startOf(day)}`),
    ...given(filter.receivedTo, (day) => sql`${received} < ${endOf(day)}`),
    ...given(filter.dueFrom, (day) => sql`${UNFINISHED} and d.due_at >= ${startOf(day)}`),
    ...given(filter.dueTo, (day) => sql`${UNFINISHED} and d.due_at < ${endOf(day)}`),
    ...given(
      late,
      () => sql`${UNFINISHED} and d.clock = 'running' and (d.due_at < ${lateBefore} or d.missed)`,
    ),
    ...given(
      code,
      (prefix) => sql`d.code collate "C" >= ${prefix} and d.code collate "C" < ${prefix + LAST_CHARACTER}`,
    ),
    ...given(
      holder,
      (username) => sql`
      d.id in (select h.dossier_id from dossier.task h join organization.officer o on o.id = h.assignee_id
               where o.username = ${username} and h.closed_at is null)`,
    ),
    ...given(applicant, (name) => sql`d.id in (${applicantsNamed(name, null)})`),
  ];
}

/** Sorts behind whatever a code goes on with. A range, for `like` is not looked up in an index behind a policy. */
const LAST_CHARACTER = '\u{10ffff}';

/** Dossiers of applicants with this in their name, whoever may see them. @param atMost null = all */
export const applicantsNamed = (name: string, atMost: number | null): Sql => sql`
  select n.dossier_id from dossier.applicants_named(${escaped(name)}, ${atMost}) n`;

const escaped = (typed: string): string => typed.replace(/[\\%_]/g, '\\$&');

const startOf = (day: string): Sql => sql`(${day}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')`;
const endOf = (day: string): Sql => sql`((${day}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')`;
