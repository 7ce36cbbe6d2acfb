import { keepFees } from '#dossier';
import { type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import type { Channel } from '#procedure';
import { type Entry, ledgerOf, summaryOf } from '../domain/ledger.ts';
import type { PlannedEntry } from '../domain/plan-entries.ts';

/** What of a dossier its money depends on. */
export interface AccountHead {
  id: string;
  code: string;
  procedureId: number;
  channel: Channel;
  caseCode: string | null;
  /** By which area it is reckoned, as the desk said; null = nobody has said. */
  area: string | null;
  receivedAt: Date;
  receivingAgencyId: number;
  /** Its charges are laid down. */
  charged: boolean;
}

const HEAD = sql`
  d.id, d.code, d.procedure_id as "procedureId", d.channel, d.case_code as "caseCode", d.area_code as area, d.received_at as "receivedAt",
  d.receiving_agency_id as "receivingAgencyId", d.fees is not null as charged`;

/** A dossier whose account is held, under which of the officer's posts, and whether it is the officer's own. */
export interface HeldAccount extends AccountHead {
  /** For each post, whether it may. */
  permitted: boolean[];
  own: boolean;
}

/**
 * Holds a dossier until the transaction ends: its account is changed by one at a time, and no step that asks for its fees
 * is taken meanwhile.
 * @param permitted for each post of the officer, SQL of `dossier.dossier d`
 */
export async function holdAccount(
  tx: Transaction,
  dossierId: string,
  permitted: readonly Sql[],
  officerId: number,
): Promise<HeldAccount | undefined> {
  const any = permitted.reduce((all, one) => sql`${all} or coalesce(${one}, false)`, sql`false`);
  const each = permitted.reduce((all, one) => sql`${all} || coalesce(${one}, false)`, sql`'{}'::boolean[]`);
  const [held] = await tx.query<HeldAccount>(sql`
    select ${HEAD}, ${each} as permitted,
           exists (select from dossier.applicant a join organization.officer o on o.identity_index = a.identity_index
                   where a.dossier_id = d.id and o.id = ${officerId}) as own
    from dossier.dossier d where d.id = ${dossierId} and (${any}) for no key update of d`);
  return held;
}

/** The same for the system. */
export async function holdAccountForSystem(
  tx: Transaction,
  dossierId: string,
): Promise<AccountHead | undefined> {
  const [held] = await holdAccountsForSystem(tx, [dossierId]);
  return held;
}

/** Of many dossiers, in one order, so that of two who hold some of them none waits for the other. */
export const holdAccountsForSystem = (
  tx: Transaction,
  dossierIds: readonly string[],
): Promise<AccountHead[]> =>
  tx.queryPrepared<AccountHead>(sql`
    select ${HEAD} from dossier.dossier d where d.id = any(${[...dossierIds]}::uuid[])
    order by d.id for no key update of d`);

export async function headOf(
  queryable: Queryable,
  dossierId: string,
  permitted: Sql,
): Promise<AccountHead | undefined> {
  const [head] = await queryable.query<AccountHead>(sql`
    select ${HEAD} from dossier.dossier d where d.id = ${dossierId} and ${permitted}`);
  return head;
}

/** Amounts come as JSON does: whole, and exact up to far more than an entry may be of. */
export const ENTRY = sql`
  e.id::text, e.kind, to_jsonb(e.amount) as amount, e.item, e.code, e.name, e.fee_kind as "feeKind", e.due,
  e.about::text, e.ground, e.paper, e.day::text,
  case when e.number is not null
    then jsonb_build_object('series', e.series, 'year', e.year, 'number', e.number) end as number,
  e.transaction, e.advance, e.payer, e.at, e.officer_id as "officerId", e.officer_name as "officerName",
  e.agency_id as "agencyId"`;

/** In the order they were written. */
export const entriesOf = (queryable: Queryable, dossierId: string): Promise<Entry[]> =>
  queryable.query<Entry>(sql`
    select ${ENTRY} from fee.entry e where e.dossier_id = ${dossierId} order by e.id`);

/** Those of many dossiers, likewise. */
export const entriesOfMany = (
  queryable: Queryable,
  dossierIds: readonly string[],
): Promise<(Entry & { dossierId: string })[]> =>
  queryable.queryPrepared(sql`
    select ${ENTRY}, e.dossier_id as "dossierId" from fee.entry e
    where e.dossier_id = any(${[...dossierIds]}::uuid[]) order by e.id`);

/** Who writes an entry, and when. */
export type EntryContext = Pick<Entry, 'at' | 'officerId' | 'officerName'> &
  Partial<Pick<Entry, 'day' | 'number'>> & { refundId?: string };

/** What is to be written into the account of a dossier that is held. */
export interface AccountWriting {
  /** `charged`: whether its charges are laid down from now on. */
  head: Pick<AccountHead, 'id' | 'charged'>;
  before: readonly Entry[];
  planned: readonly PlannedEntry[];
  /** Whose till it goes through. */
  agencyId: number;
}

/** Writes entries of a dossier that is held, and what they make of it. @returns all of its entries, the new ones last */
export async function writeEntries(
  tx: Transaction,
  head: AccountWriting['head'],
  before: readonly Entry[],
  planned: readonly PlannedEntry[],
  { agencyId, ...context }: EntryContext & Pick<Entry, 'agencyId'>,
): Promise<Entry[]> {
  const [written = []] = await writeEntriesOfMany(tx, [{ head, before, planned, agencyId }], context);
  return written;
}

/** The same of many dossiers. @returns all entries of each, in the order of the dossiers */
export async function writeEntriesOfMany(
  tx: Transaction,
  writings: readonly AccountWriting[],
  context: EntryContext,
): Promise<Entry[][]> {
  const rows = writings.flatMap(({ head, planned, agencyId }) =>
    planned.map((entry) => ({ ...entry, dossierId: head.id, agencyId })),
  );
  const written = rows.length === 0 ? [] : await insertEntries(tx, rows, context);
  const ledgers = writings.map(({ head, before }) => ({
    head,
    ledger: ledgerOf([
      ...before,
      ...written.flatMap(({ dossierId, ...one }) => (dossierId === head.id ? one : [])),
    ]),
  }));
  await tx.queryPrepared(
    keepFees(
      ledgers.map(({ head, ledger }) => ({
        ...{ dossierId: head.id, outstanding: ledger.outstanding },
        summary: head.charged ? summaryOf(ledger) : null,
      })),
    ),
  );
  return ledgers.map(({ ledger }) => [...ledger.entries]);
}

const insertEntries = (
  tx: Transaction,
  planned: readonly (PlannedEntry & { dossierId: string; agencyId: number })[],
  { at, officerId, officerName, day = null, number = null, refundId }: EntryContext,
): Promise<(Entry & { dossierId: string })[]> =>
  tx.query(sql`
    with written as (
      insert into fee.entry as e (dossier_id, kind, amount, item, code, name, fee_kind, due, about, refund_id, ground,
        paper, day, series, year, number, transaction, advance, payer, at, officer_id, officer_name, agency_id)
      select p."dossierId", p.kind, p.amount, p.item, p.code, p.name, p."feeKind", p.due, p.about,
             ${refundId ?? null}::uuid, p.ground, p.paper, ${day}::date, ${number?.series ?? null},
             ${number?.year ?? null}::smallint, ${number?.number ?? null}::int, p.transaction,
             coalesce(p.advance, false), p.payer, ${at}::timestamptz, ${officerId}::int, ${officerName}, p."agencyId"
      from jsonb_to_recordset(${JSON.stringify(planned)}::jsonb)
           as p("dossierId" uuid, kind text, amount bigint, item text, code text, name text, "feeKind" text, due text,
                about bigint, ground text, paper text, transaction text, advance boolean, payer text, "agencyId" int)
      returning ${ENTRY}, e.dossier_id as "dossierId")
    select * from written order by id::bigint`);
