import { type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import type { ClaimedDeposit, DepositedResult, DepositState } from '../domain/deposit.ts';

/** A result that is to go into the store of whoever has this number. */
export interface WishedDeposit extends DepositedResult {
  id: string;
  dossierId: string;
  /** Index of the owner's identity number, in base64. */
  owner: string;
}

/**
 * Writes down what is to be deposited, each result once for its owner. One that waited for its file, or was no result for a while, is tried
 * anew; of one that is being looked at it is noted that something was heard; one that the right store has under a number that is right
 * again, is there.
 */
export async function wishDeposits(
  queryable: Queryable,
  wishes: readonly WishedDeposit[],
  now: Date,
): Promise<void> {
  await queryable.query(sql`
    insert into shared_platform.deposit as d (id, dossier_id, result_number, result_code, owner_index, state, next_at, created_at)
    select w.id, w."dossierId", w.number, w.code, decode(w.owner, 'base64'), 'pending', ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(wishes)}::jsonb)
         as w(id uuid, "dossierId" uuid, number text, code text, owner text)
    order by w."dossierId", w.code, w.number, w.owner
    on conflict (dossier_id, result_code, result_number, owner_index) do update
    set heard = d.heard + 1, state = case when d.state = 'corrected' then 'deposited' else 'pending' end,
        settled_at = case when d.state = 'corrected' then d.settled_at end,
        reason = case when d.state = 'corrected' then null else d.reason end,
        next_at = case when d.state = 'pending' then d.next_at else excluded.next_at end
    where d.state in ('pending', 'waiting', 'void', 'corrected')`);
}

/** Those that are due. @param until when their sender must have ended */
export const claimDeposits = (
  queryable: Queryable,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<ClaimedDeposit[]> =>
  queryable.query<ClaimedDeposit>(sql`
    with due as (
      select d.id from shared_platform.deposit d
      where d.state = 'pending' and d.next_at <= ${now}::timestamptz
      order by d.next_at limit ${limit} for update skip locked)
    update shared_platform.deposit d set attempts = d.attempts + 1, next_at = ${until}::timestamptz
    from due where d.id = due.id
    returning d.id, d.dossier_id as "dossierId", d.result_number as number, d.result_code as code,
              d.owner_index as "ownerIndex", d.attempts, d.failures, d.heard,
              (select max(h.sequence) from dossier.history h where h.dossier_id = d.dossier_id) as sequence`);

/** How a try ended. */
export interface DepositEnding {
  state: DepositState;
  at: Date;
  nextAt: Date;
  /** In a row, this one among them. */
  failures: number;
  reason: string | null;
}

/** Whether the dossier of a deposit `d` has issued nothing under its number, as it is now. */
const NO_RESULT: Sql = sql`not exists (
  select from dossier.dossier x
  where x.id = d.dossier_id
    and (x.result ->> 'number' = d.result_number
         or x.result -> 'further' @> jsonb_build_array(jsonb_build_object('number', d.result_number))))`;

/** Whether the dossier of a deposit `d` is somebody else's, as it is now. One whose personal data are erased is nobody's. */
const NOT_THEIRS: Sql = sql`not exists (
  select from dossier.dossier x join dossier.applicant a on a.dossier_id = x.id
  where x.id = d.dossier_id
    and (x.erased_at is not null
         or a.identity_index = d.owner_index and a.kind = 'person' and a.identity_kind = 'citizen-id'))`;

const NO_MORE: Sql = sql`(${NOT_THEIRS} or ${NO_RESULT})`;

const CORRECTED = 'Kết quả đã được đính chính hoặc thu hồi sau khi nộp vào kho';
const STRAYED =
  'Đã nộp vào kho của người khác vì số định danh của chủ hồ sơ bị nhập sai; cần đề nghị gỡ khỏi kho đó';
const NOT_SENT = 'Kết quả hoặc chủ hồ sơ đã được đính chính trước khi nộp vào kho';
const WHY_CORRECTED: Sql = sql`case when ${NOT_THEIRS} then ${STRAYED} else ${CORRECTED} end`;

/**
 * Marks what a store has of these dossiers and what is no result of theirs any more, or its owner's; what no store has waits for nothing any
 * more. One that is being sent is held until its sender has settled it.
 */
export async function markCorrected(
  tx: Transaction,
  dossierIds: readonly string[],
  now: Date,
): Promise<void> {
  await tx.query(sql`
    update shared_platform.deposit d
    set state = case d.state when 'pending' then 'pending' when 'deposited' then 'corrected' else 'void' end,
        settled_at = case when d.state <> 'pending' then ${now}::timestamptz end,
        reason = case d.state when 'pending' then d.reason when 'deposited' then ${WHY_CORRECTED} else ${NOT_SENT} end
    where d.dossier_id = any (${[...dossierIds]}::uuid[]) and d.state in ('pending', 'waiting', 'refused', 'deposited')
      and ${NO_MORE}`);
}

/**
 * Unless somebody else has taken it over. What was heard meanwhile has it looked at once more instead of waiting; a result that was
 * corrected while it was being sent, or whose owner was, is marked as such.
 */
export async function settleDeposit(
  tx: Transaction,
  { id, attempts, heard }: ClaimedDeposit,
  { state, at, nextAt, failures, reason }: DepositEnding,
): Promise<void> {
  // Held first: the statement after it sees every correction whose mark came before.
  await tx.query(sql`select from shared_platform.deposit d where d.id = ${id} for no key update`);
  await tx.query(sql`
    with ending as (
      select case when ${state} in ('waiting', 'void') and d.heard > ${heard} then 'pending'
                  when ${state} = 'deposited' and ${NO_MORE} then 'corrected'
                  when ${state} in ('waiting', 'refused') and ${NO_MORE} then 'void' else ${state} end as state
      from shared_platform.deposit d where d.id = ${id})
    update shared_platform.deposit d
    set state = ending.state, failures = ${failures}::int,
        reason = case when ending.state = 'corrected' then ${WHY_CORRECTED}
                      when ending.state = 'void' and ${state} <> 'void' then ${NOT_SENT}
                      else ${reason?.slice(0, 500) ?? null} end,
        next_at = case when ending.state = ${state} then ${nextAt}::timestamptz else ${at}::timestamptz end,
        settled_at = case when ending.state in ('deposited', 'corrected', 'refused', 'void') then ${at}::timestamptz end
    from ending where d.id = ${id} and d.attempts = ${attempts} and d.state = 'pending'`);
}
