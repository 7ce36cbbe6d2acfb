import { type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import { correlation } from '#platform/logging';
import type { PaymentState } from '../domain/online-payment.ts';

/** A request to pay online, as it stands. */
export interface PaymentRequest {
  id: string;
  reference: string;
  dossierId: string;
  /** Whole đồng. */
  amount: number;
  state: PaymentState;
  /** Where it is paid; null until the platform has said. */
  url: string | null;
  expiresAt: Date;
  requestedAt: Date;
  requestedBy: string;
  lastError: string | null;
}

const REQUEST = sql`
  r.id, r.reference, r.dossier_id as "dossierId", to_jsonb(r.amount) as amount, r.state, r.url,
  r.expires_at as "expiresAt", r.requested_at as "requestedAt", o.full_name as "requestedBy", r.last_error as "lastError"
  from fee.payment_request r join organization.officer o on o.id = r.requested_by`;

/** The oldest first. */
export const requestsOf = (queryable: Queryable, dossierId: string): Promise<PaymentRequest[]> =>
  queryable.query<PaymentRequest>(sql`
    select ${REQUEST} where r.dossier_id = ${dossierId} order by r.requested_at, r.id`);

/** As jsonb tells it. */
export interface OpenRequest {
  url: string;
  /** Whole đồng. */
  amount: number;
  /** RFC 3339. */
  expiresAt: string;
}

/**
 * {@link OpenRequest} as jsonb, for a request that sees everything: the newest request of a dossier that may be paid now, if it
 * is over all that is owed.
 */
export const openRequest = (dossierId: Sql, now: Date): Sql => sql`fee.open_request(${dossierId}, ${now})`;

export async function requestById(queryable: Queryable, id: string): Promise<PaymentRequest | undefined> {
  const [found] = await queryable.query<PaymentRequest>(sql`select ${REQUEST} where r.id = ${id}`);
  return found;
}

/** The dossier a reference is of. */
export async function dossierOf(queryable: Queryable, reference: string): Promise<string | undefined> {
  const [found] = await queryable.query<{ dossierId: string }>(sql`
    select dossier_id as "dossierId" from fee.payment_request where reference = ${reference}`);
  return found?.dossierId;
}

export interface NewRequest {
  id: string;
  dossierId: string;
  amount: number;
  requestedAt: Date;
  requestedBy: number;
  expiresAt: Date;
  askAt: Date;
}

export const insertRequest = (one: NewRequest): Sql => sql`
  insert into fee.payment_request (id, dossier_id, amount, state, requested_at, requested_by, expires_at, ask_at,
    correlation_id)
  values (${one.id}, ${one.dossierId}, ${one.amount}, 'asked', ${one.requestedAt}, ${one.requestedBy}, ${one.expiresAt},
    ${one.askAt}, ${correlation.current()})`;

/** What the platform is told besides the sum. */
export interface CalledRequest {
  procedureCode: string;
  procedureName: string;
  dossierCode: string;
  receivingAgencyId: number;
  payer: string;
}

/** Takes a request for calling the platform; of two processes one gets it. */
export async function claimCall(
  queryable: Queryable,
  id: string,
  at: Date,
): Promise<CalledRequest | undefined> {
  const [claimed] = await queryable.query<CalledRequest>(sql`
    update fee.payment_request r set called_at = ${at}
    from dossier.dossier d join dossier.applicant a on a.dossier_id = d.id
    where r.id = ${id} and r.state = 'asked' and r.called_at is null and d.id = r.dossier_id
    returning d.procedure_code as "procedureCode", d.procedure_name as "procedureName", d.code as "dossierCode",
              d.receiving_agency_id as "receivingAgencyId", a.full_name as payer`);
  return claimed;
}

export const markOpen = (id: string, url: string): Sql => sql`
  update fee.payment_request set state = 'open', url = ${url} where id = ${id} and state = 'asked'`;

/** What was paid stays paid, whatever is told of it later. */
export const markFailed = (reference: string, reason: string): Sql => sql`
  update fee.payment_request set state = 'failed', last_error = ${reason.slice(0, 300)}
  where reference = ${reference} and state in ('asked', 'open')`;

export const markLapsed = (id: string): Sql => sql`
  update fee.payment_request set state = 'lapsed' where id = ${id} and state in ('asked', 'open')`;

export const markPaid = (reference: string): Sql => sql`
  update fee.payment_request set state = 'paid', last_error = null where reference = ${reference}`;

/** Money as it is recorded once. */
export interface RecordedTransaction {
  transaction: string;
  reference: string;
  dossierId: string | null;
  amount: number;
  bank: string | null;
  paidAt: Date | null;
  toldBy: 'call-back' | 'query';
  toldAt: Date;
}

/** @returns whether it was not known before; whoever is recording the same is waited for */
export async function recordTransaction(tx: Transaction, one: RecordedTransaction): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into fee.platform_transaction (transaction, reference, dossier_id, amount, bank, paid_at, told_by, told_at)
    values (${one.transaction}, ${one.reference}, ${one.dossierId}, ${one.amount}, ${one.bank}, ${one.paidAt},
      ${one.toldBy}, ${one.toldAt})
    on conflict (transaction) do nothing returning transaction`);
  return rows.length === 1;
}

/** Whether a transaction was recorded with this reference and amount. */
export async function isRecordedSo(
  tx: Transaction,
  { transaction, reference, amount }: Pick<RecordedTransaction, 'transaction' | 'reference' | 'amount'>,
): Promise<boolean> {
  const rows = await tx.query(sql`
    select from fee.platform_transaction
    where transaction = ${transaction} and reference = ${reference} and amount = ${amount}`);
  return rows.length === 1;
}
