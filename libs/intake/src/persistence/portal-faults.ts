import { type AuditEntry, insertAuditEntry } from '#platform/audit';
import { type Queryable, sql, type Sql } from '#platform/database';
import type { Place } from '#platform/personal-data';
import type { ArrivalSource } from '../domain/submission.ts';

/** Where what was sent is sealed for. */
export const sentPlace = (id: string): Place => ({ column: 'intake.portal_fault.content_sealed', row: id });

export const FAULT_STATES = ['open', 'received', 'closed'] as const;
export type FaultState = (typeof FAULT_STATES)[number];

export interface NewFault {
  id: string;
  source: ArrivalSource;
  /** `null` = it was fetched. */
  sourceAgencyId: number | null;
  code: string | null;
  procedureCode: string | null;
  digest: Buffer;
  contentSealed: Buffer;
  agencyId: number | null;
  problem: string;
  reason: string;
  at: Date;
}

/** A fault as lists show it. */
export interface ListedFault {
  id: string;
  source: ArrivalSource;
  code: string | null;
  procedureCode: string | null;
  /** Code of the agency that mends it; `null` = administrators. */
  owner: string | null;
  problem: string;
  /** Vietnamese, as the portal was answered. */
  reason: string;
  state: FaultState;
  times: number;
  firstAt: Date;
  lastAt: Date;
  settledAt: Date | null;
  note: string | null;
  /** Number of the submission it became. */
  submission: string | null;
}

export interface StoredFault extends ListedFault {
  sourceAgencyId: number | null;
  digest: Buffer;
  contentSealed: Buffer | null;
}

const LISTED: Sql = sql`
  f.id, f.source, f.code, f.procedure_code as "procedureCode", f.problem, f.reason, f.state, f.times, f.first_at as "firstAt",
  f.last_at as "lastAt", f.settled_at as "settledAt", f.note,
  (select g.code from organization.agency g where g.id = f.agency_id) as owner,
  (select s.number from intake.submission s where s.id = f.submission_id) as submission`;

/**
 * Keeps a fault, or counts one more time that the same content came. What is fetched without a code is listed again and again: once
 * somebody closed it, it is only counted.
 */
export async function keepFault(queryable: Queryable, fault: NewFault): Promise<void> {
  await queryable.query(sql`
    with counted as (
      update intake.portal_fault f set times = f.times + 1, last_at = ${fault.at}::timestamptz
      where ${fault.code}::text is null and ${fault.sourceAgencyId}::int is null
        and f.id = (select c.id from intake.portal_fault c
                    where c.code is null and c.state = 'closed' and c.source = ${fault.source} and c.digest = ${fault.digest}::bytea
                    order by c.last_at desc limit 1)
      returning f.id)
    insert into intake.portal_fault as f (id, source, source_agency_id, code, procedure_code, digest, content_sealed, agency_id,
      problem, reason, state, first_at, last_at)
    select ${fault.id}::uuid, ${fault.source}, ${fault.sourceAgencyId}::int, ${fault.code}, ${fault.procedureCode}, ${fault.digest}::bytea,
      ${fault.contentSealed}::bytea, ${fault.agencyId}::int, ${fault.problem}, ${fault.reason}, 'open',
      ${fault.at}::timestamptz, ${fault.at}::timestamptz
    where not exists (select from counted)
    on conflict (coalesce(code, ''), digest) where state = 'open' do update
    set times = f.times + 1, last_at = excluded.last_at, problem = excluded.problem, reason = excluded.reason,
        agency_id = excluded.agency_id`);
}

/** What became of what a code was open for. */
export interface ReceivedFault {
  source: ArrivalSource;
  code: string;
  submissionId: string;
  by: string;
  at: Date;
}

/** What a code was open for is received, whichever way it came. @param digest of these alone; absent = of all it was sent with */
export async function faultsReceived(
  queryable: Queryable,
  { source, code, submissionId, by, at }: ReceivedFault,
  digest: Buffer | null = null,
): Promise<void> {
  await queryable.query(sql`
    update intake.portal_fault
    set state = 'received', content_sealed = null, settled_at = ${at}::timestamptz, settled_by = ${by},
        submission_id = ${submissionId}
    where coalesce(code, '') = ${code} and source = ${source} and digest = coalesce(${digest}::bytea, digest) and state = 'open'`);
}

/** @returns whether it was open */
export async function closeFault(
  queryable: Queryable,
  { id, note, by, at, audit }: { id: string; note: string; by: string; at: Date; audit: AuditEntry },
): Promise<boolean> {
  const when = sql`exists (select from closed)`;
  const rows = await queryable.query(sql`
    with closed as (
      update intake.portal_fault
      set state = 'closed', content_sealed = null, settled_at = ${at}::timestamptz, settled_by = ${by}, note = ${note}
      where id = ${id} and state = 'open' returning id),
    audit as (${insertAuditEntry(audit, when)})
    select id from closed`);
  return rows.length === 1;
}

/** @param whose SQL condition over `intake.portal_fault f` */
export async function readFault(
  queryable: Queryable,
  id: string,
  whose: Sql,
): Promise<StoredFault | undefined> {
  const [row] = await queryable.query<StoredFault>(sql`
    select ${LISTED}, f.source_agency_id as "sourceAgencyId", f.digest, f.content_sealed as "contentSealed"
    from intake.portal_fault f where f.id = ${id} and ${whose}`);
  return row;
}

/** The newest first. @param whose SQL condition over `intake.portal_fault f` */
export const faultsOf = (
  queryable: Queryable,
  whose: Sql,
  {
    state,
    after,
    limit,
  }: { state: FaultState; after: readonly [lastAt: string, id: string] | undefined; limit: number },
): Promise<ListedFault[]> =>
  queryable.query<ListedFault>(sql`
    select ${LISTED} from intake.portal_fault f
    where f.state = ${state} and ${whose}
      and (f.last_at, f.id) < (${after?.[0] ?? 'infinity'}::timestamptz, ${after?.[1] ?? GREATEST}::uuid)
    order by f.last_at desc, f.id desc limit ${limit}`);

const GREATEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
