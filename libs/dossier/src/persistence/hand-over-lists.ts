import { empty, type Queryable, sql, type Sql, type Transaction } from '#platform/database';

/** What an officer handed to another agency by leaving a task, with its papers. */
export interface HandedOver {
  taskId: string;
  leftAt: Date;
  dossierId: string;
  code: string;
  procedure: string;
  step: string;
  fromAgencyId: number;
  toAgencyId: number;
  originals: number;
  copies: number;
}

/** A list of papers that go from one agency to another, as it was written down. */
export interface HandOverHead {
  id: string;
  fromAgencyId: number;
  toAgencyId: number;
  /** `yyyy-MM-dd`; numbers are counted by agency and day. */
  day: string;
  number: number;
  fromName: string;
  toName: string;
  madeAt: Date;
  madeByName: string;
  madeByTitle: string;
  receivedAt: Date | null;
  receivedByName: string | null;
  receivedByTitle: string | null;
  dossiers: number;
  /** Of those, said not to have come. */
  missing: number;
}

export interface HandOverLine {
  ordinal: number;
  dossierId: string;
  code: string;
  procedure: string;
  step: string;
  originals: number;
  copies: number;
  /** Why it was not received. */
  missing: string | null;
}

/** Whose hand-overs of which day. @param permitted SQL of `dossier.dossier d` */
interface Wanted {
  officerId: number;
  agencies: readonly number[];
  /** `yyyy-MM-dd` */
  day: string;
  dossiers?: readonly string[] | undefined;
  permitted: Sql;
  limit: number;
}

/** What an officer handed over on a day and is on no list yet, in the order they did it. A fork goes to the first agency. */
export const handedOverOn = (queryable: Queryable, wanted: Wanted): Promise<HandedOver[]> =>
  queryable.query<HandedOver>(sql`
    select t.id::text as "taskId", t.closed_at as "leftAt", d.id as "dossierId", d.code,
           d.procedure_name || ' (' || d.procedure_code || ')' as procedure, t.step_name as step,
           t.agency_id as "fromAgencyId", next.agency_id as "toAgencyId", papers.originals, papers.copies
    from dossier.task t
    join dossier.dossier d on d.id = t.dossier_id
    join lateral (select n.agency_id from dossier.task n
                  where n.dossier_id = t.dossier_id and n.opened_at = t.closed_at and n.agency_id <> t.agency_id
                  order by n.id limit 1) next on true
    cross join lateral (select coalesce(sum(c.originals), 0)::int as originals, coalesce(sum(c.copies), 0)::int as copies
                        from dossier.component c where c.dossier_id = d.id) papers
    where t.closed_by = ${wanted.officerId} and t.agency_id = any(${[...wanted.agencies]}::int[])
      and t.closed_at >= (${wanted.day}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
      and t.closed_at < ((${wanted.day}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
      ${wanted.dossiers ? sql`and d.id = any(${[...wanted.dossiers]}::uuid[])` : empty}
      and ${wanted.permitted}
      and not exists (select 1 from dossier.hand_over_line l where l.task_id = t.id and l.left_at = t.closed_at)
    order by t.closed_at, t.id limit ${wanted.limit}`);

/** The last of so many new numbers of an agency's day. */
export async function lastNumberOf(
  tx: Transaction,
  agencyId: number,
  day: string,
  count: number,
): Promise<number> {
  const [row] = await tx.query<{ last: number }>(sql`
    insert into dossier.hand_over_counter (agency_id, day, last) values (${agencyId}, ${day}::date, ${count})
    on conflict (agency_id, day) do update set last = hand_over_counter.last + excluded.last returning last`);
  if (!row) throw new Error('a counter counted nothing');
  return row.last;
}

/** A list that is made, with the papers on it. */
export interface NewHandOverList extends Pick<
  HandOverHead,
  'id' | 'fromAgencyId' | 'toAgencyId' | 'number' | 'fromName' | 'toName'
> {
  lines: readonly HandedOver[];
}

interface Maker {
  day: string;
  at: Date;
  officerId: number;
  name: string;
  title: string;
}

export async function insertHandOverLists(
  tx: Transaction,
  lists: readonly NewHandOverList[],
  { day, at, officerId, name, title }: Maker,
): Promise<void> {
  const heads = lists.map(({ lines: _lines, ...head }) => head);
  const lines = lists.flatMap(({ id, lines: ofList }) =>
    ofList.map((line, place) => ({ ...line, list: id, ordinal: place + 1 })),
  );
  await tx.query(sql`
    insert into dossier.hand_over_list (id, from_agency_id, to_agency_id, day, number, from_name, to_name, made_at,
      made_by, made_by_name, made_by_title)
    select l.id, l."fromAgencyId", l."toAgencyId", ${day}::date, l.number, l."fromName", l."toName",
           ${at}::timestamptz, ${officerId}::int, ${name}, ${title}
    from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb)
         as l(id uuid, "fromAgencyId" int, "toAgencyId" int, number int, "fromName" text, "toName" text)`);
  await tx.query(sql`
    insert into dossier.hand_over_line (list_id, ordinal, dossier_id, task_id, left_at, code, procedure, step,
      originals, copies)
    select l.list, l.ordinal, l."dossierId", l."taskId", l."leftAt", l.code, l.procedure, l.step, l.originals, l.copies
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
         as l(list uuid, ordinal int, "dossierId" uuid, "taskId" bigint, "leftAt" timestamptz, code text,
              procedure text, step text, originals int, copies int)`);
}

const HEAD = sql`
  l.id, l.from_agency_id as "fromAgencyId", l.to_agency_id as "toAgencyId", l.day::text as day, l.number,
  l.from_name as "fromName", l.to_name as "toName", l.made_at as "madeAt", l.made_by_name as "madeByName",
  l.made_by_title as "madeByTitle", l.received_at as "receivedAt", l.received_by_name as "receivedByName",
  l.received_by_title as "receivedByTitle", lines.dossiers, lines.missing`;
const COUNTED = sql`
  cross join lateral (select count(*)::int as dossiers, count(x.missing)::int as missing
                      from dossier.hand_over_line x where x.list_id = l.id) lines`;

/** One page of the lists that agencies made, or that came to them, the newest first. */
export const handOverLists = (
  queryable: Queryable,
  {
    side,
    agencies,
    after,
    limit,
  }: {
    side: 'made' | 'came';
    agencies: readonly number[];
    after: readonly [string, string] | undefined;
    limit: number;
  },
): Promise<HandOverHead[]> =>
  queryable.query<HandOverHead>(sql`
    select ${HEAD}
    from (select page.* from unnest(${[...agencies]}::int[]) agency
          cross join lateral (
            select o.* from dossier.hand_over_list o
            where ${side === 'made' ? sql`o.from_agency_id` : sql`o.to_agency_id`} = agency
              ${after ? sql`and (o.made_at, o.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : empty}
            order by o.made_at desc, o.id desc limit ${limit}) page
          order by page.made_at desc, page.id desc limit ${limit}) l
    ${COUNTED}
    order by l.made_at desc, l.id desc`);

/** A list of one of these agencies, made or come. */
export async function findHandOverList(
  queryable: Queryable,
  id: string,
  agencies: readonly number[],
): Promise<HandOverHead | undefined> {
  const [head] = await queryable.query<HandOverHead>(sql`
    select ${HEAD} from dossier.hand_over_list l ${COUNTED}
    where l.id = ${id}::uuid
      and (l.from_agency_id = any(${[...agencies]}::int[]) or l.to_agency_id = any(${[...agencies]}::int[]))`);
  return head;
}

export const handOverLines = (queryable: Queryable, listId: string): Promise<HandOverLine[]> =>
  queryable.query<HandOverLine>(sql`
    select ordinal, dossier_id as "dossierId", code, procedure, step, originals, copies, missing
    from dossier.hand_over_line where list_id = ${listId}::uuid order by ordinal`);

/** Says what came of a list, once. @returns finds a row when nobody had said it before */
export const receiveHandOver = (
  listId: string,
  missing: readonly { dossier: string; reason: string }[],
  { at, officerId, name, title }: Omit<Maker, 'day'>,
): Sql => sql`
  received as (
    update dossier.hand_over_list
    set received_at = ${at}, received_by = ${officerId}, received_by_name = ${name}, received_by_title = ${title}
    where id = ${listId}::uuid and received_at is null returning id),
  marked as (
    update dossier.hand_over_line l set missing = m.reason
    from jsonb_to_recordset(${JSON.stringify(missing)}::jsonb) as m(dossier uuid, reason text)
    where l.list_id = ${listId}::uuid and l.dossier_id = m.dossier and exists (select 1 from received))`;
