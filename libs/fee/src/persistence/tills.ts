import { type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import type { PaperNumber } from '../domain/ledger.ts';

/** A day of an agency's till. */
export interface CashDay {
  agencyId: number;
  /** Civil date. */
  day: string;
  series: string;
  openedAt: Date;
  openedBy: string;
  closedAt: Date | null;
  closedBy: string | null;
  /** Whole đồng by the book, and in the till; null while it is open. */
  expected: number | null;
  counted: number | null;
  note: string | null;
}

const DAY = sql`
  t.agency_id as "agencyId", t.day::text, t.series, t.opened_at as "openedAt", o.full_name as "openedBy",
  t.closed_at as "closedAt", c.full_name as "closedBy", to_jsonb(t.expected) as expected,
  to_jsonb(t.counted) as counted, t.note
  from fee.cash_day t join organization.officer o on o.id = t.opened_by
  left join organization.officer c on c.id = t.closed_by`;

/** The newest first. @param before civil date; null = from the newest on */
export const daysOf = (
  queryable: Queryable,
  agencyId: number,
  { limit, before }: { limit: number; before: string | null },
): Promise<CashDay[]> =>
  queryable.query<CashDay>(sql`
    select ${DAY} where t.agency_id = ${agencyId} and (${before}::date is null or t.day < ${before}::date)
    order by t.day desc limit ${limit}`);

export async function dayOf(
  queryable: Queryable,
  agencyId: number,
  day: string,
): Promise<CashDay | undefined> {
  const [found] = await queryable.query<CashDay>(sql`
    select ${DAY} where t.agency_id = ${agencyId} and t.day = ${day}`);
  return found;
}

/** Keeps a day from being closed until the transaction ends. @returns its series, if it is open */
export async function keepOpen(tx: Transaction, agencyId: number, day: string): Promise<string | undefined> {
  const [row] = await tx.query<{ series: string }>(sql`
    select series from fee.cash_day
    where agency_id = ${agencyId} and day = ${day} and closed_at is null for share`);
  return row?.series;
}

/** The next number of a book. Whoever takes one holds the book until it is written, so that none is lost or taken twice. */
export async function nextNumber(
  tx: Transaction,
  agencyId: number,
  kind: 'receipt' | 'voucher',
  { series, year }: Omit<PaperNumber, 'number'>,
): Promise<PaperNumber> {
  const [row] = await tx.query<{ number: number }>(sql`
    insert into fee.number_counter as n (agency_id, kind, series, year, last)
    values (${agencyId}, ${kind}, ${series}, ${year}, 1)
    on conflict (agency_id, kind, series, year) do update set last = n.last + 1
    returning last as number`);
  if (!row) throw new Error('a counter gives a number');
  return { series, year, number: row.number };
}

/** Opens a day, unless there is one, or an earlier one is open. @returns nothing when it did not */
export const insertDay = ({
  agencyId,
  day,
  series,
  at,
  officerId,
}: {
  agencyId: number;
  day: string;
  series: string;
  at: Date;
  officerId: number;
}): Sql => sql`
  insert into fee.cash_day (agency_id, day, series, opened_at, opened_by)
  values (${agencyId}, ${day}, ${series}, ${at}, ${officerId})
  on conflict do nothing returning day::text`;

/** The day, held: nothing is entered on it until the transaction ends. */
export async function holdDay(
  tx: Transaction,
  agencyId: number,
  day: string,
): Promise<{ open: boolean } | undefined> {
  const [row] = await tx.query<{ open: boolean }>(sql`
    select closed_at is null as open from fee.cash_day
    where agency_id = ${agencyId} and day = ${day} for no key update`);
  return row;
}

/** A line of the book: an entry through the till, with its dossier. */
export interface BookLine {
  id: string;
  at: Date;
  kind: 'payment' | 'refund' | 'reversal';
  /** Whole đồng that came in; less than nought, went out. */
  cash: number;
  number: PaperNumber | null;
  /** Null, as the payer, where the dossier is more secret than the reader is cleared for. */
  dossier: string | null;
  payer: string | null;
  ground: string;
  officer: string;
  /** It was taken back afterwards; its number is void. */
  void: boolean;
}

/** In the order they were entered. @param permitted SQL of `dossier.dossier d` */
export const bookOf = (
  queryable: Queryable,
  agencyId: number,
  day: string,
  { limit, after, permitted }: { limit: number; after: string | null; permitted: Sql },
): Promise<BookLine[]> =>
  queryable.query<BookLine>(sql`
    select e.id::text, e.at, e.kind, to_jsonb(-e.amount) as cash,
           case when e.number is not null
             then jsonb_build_object('series', e.series, 'year', e.year, 'number', e.number) end as number,
           case when ${permitted} then d.code end as dossier, case when ${permitted} then e.payer end as payer, e.ground, e.officer_name as officer,
           exists (select from fee.entry r where r.about = e.id and r.kind = 'reversal') as void
    from fee.entry e join dossier.dossier d on d.id = e.dossier_id
    where e.agency_id = ${agencyId} and e.day = ${day} and e.id > ${after ?? '0'}::bigint
    order by e.id limit ${limit}`);

/** What came in less what went out, in whole đồng. */
export async function sumOf(queryable: Queryable, agencyId: number, day: string): Promise<number> {
  const [row] = await queryable.query<{ sum: number }>(sql`
    select to_jsonb(coalesce(-sum(amount), 0)) as sum from fee.entry where agency_id = ${agencyId} and day = ${day}`);
  return row?.sum ?? 0;
}

export const closeDay = (
  agencyId: number,
  day: string,
  {
    at,
    officerId,
    expected,
    counted,
    note,
  }: { at: Date; officerId: number; expected: number; counted: number; note: string | null },
): Sql => sql`
  update fee.cash_day
  set closed_at = ${at}, closed_by = ${officerId}, expected = ${expected}, counted = ${counted}, note = ${note}
  where agency_id = ${agencyId} and day = ${day} and closed_at is null`;
