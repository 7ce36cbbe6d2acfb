import { type AuditEntry, insertAuditEntry } from '#platform/audit';
import { type Queryable, sql, type Sql } from '#platform/database';
import type { Secrecy } from '#organization';
import type { Place } from '#platform/personal-data';
import type { AskedSupplement, SubmissionSource, SubmissionState } from '../domain/submission.ts';

/** Where the content of a submission is sealed for. */
export const contentPlace = (id: string): Place => ({ column: 'intake.submission.content_sealed', row: id });

export interface NewSubmission {
  id: string;
  sourceAgencyId: number;
  sourceCode: string;
  source: SubmissionSource;
  /** Of what another system sent; `null` = a service handed it in. */
  sourceDigest: Buffer | null;
  deskAgencyId: number;
  procedure: { code: string; name: string; fieldCode: string | null };
  secrecy: Secrecy;
  contentSealed: Buffer;
  applicantName: string;
  submittedAt: Date;
  acceptBy: Date;
}

/** A submission as lists show it. */
export interface ListedSubmission {
  id: string;
  number: string;
  source: SubmissionSource;
  /** Code of the agency. */
  desk: string;
  procedureCode: string;
  procedureName: string;
  /** `null` = no longer kept. */
  applicantName: string | null;
  state: SubmissionState;
  version: number;
  submittedAt: Date;
  acceptBy: Date;
  /** `null` = not decided. */
  late: boolean | null;
}

/** Select list of {@link ListedSubmission} from `intake.submission s`. */
export const LISTED: Sql = sql`
  s.id, s.number, s.source, (select g.code from organization.agency g where g.id = s.desk_agency_id) as desk,
  s.procedure_code as "procedureCode", s.procedure_name as "procedureName", s.applicant_name as "applicantName",
  s.state, s.version, s.submitted_at as "submittedAt", s.accept_by as "acceptBy", s.late`;

/** A submission as it stands. */
export interface StoredSubmission extends ListedSubmission {
  deskAgencyId: number;
  /** What its source knows it by. */
  sourceCode: string;
  /** `null` = no longer kept. */
  contentSealed: Buffer | null;
  asked: AskedSupplement | null;
  askedAt: Date | null;
  /** When that came; `null` = it did not, or before this was kept. */
  supplementedAt: Date | null;
  decidedAt: Date | null;
  /** Code of the dossier it became, for who may see that. */
  dossierCode: string | null;
}

/** Select list of {@link StoredSubmission} from `intake.submission s`. */
const STORED: Sql = sql`
  ${LISTED}, s.desk_agency_id as "deskAgencyId", s.source_code as "sourceCode",
   s.content_sealed as "contentSealed", s.asked,
  s.asked_at as "askedAt", s.supplemented_at as "supplementedAt", s.decided_at as "decidedAt",
  (select d.code from dossier.dossier d where d.id = s.dossier_id) as "dossierCode"`;

/**
 * Writes a submission with its trace, unless its source has handed it in before.
 * @returns its number, if it did
 */
export async function insertSubmission(
  queryable: Queryable,
  one: NewSubmission,
  audit: AuditEntry,
): Promise<string | undefined> {
  const when = sql`exists (select from added)`;
  const [row] = await queryable.query<{ number: string }>(sql`
    with added as (
      insert into intake.submission (id, source_agency_id, source_code, source, source_digest, desk_agency_id,
        procedure_code, procedure_name, field_code, secrecy, content_sealed, applicant_name, state, submitted_at, accept_by)
      values (${one.id}, ${one.sourceAgencyId}, ${one.sourceCode}, ${one.source}, ${one.sourceDigest}::bytea,
        ${one.deskAgencyId}, ${one.procedure.code}, ${one.procedure.name}, ${one.procedure.fieldCode}, ${one.secrecy}, ${one.contentSealed}, ${one.applicantName}, 'pending', ${one.submittedAt}, ${one.acceptBy})
      on conflict do nothing returning id, number),
    audit as (${insertAuditEntry(audit, when)})
    select number from added`);
  return row?.number;
}

/** @param whose SQL condition over `intake.submission s` */
export async function readSubmission(
  queryable: Queryable,
  whose: Sql,
): Promise<StoredSubmission | undefined> {
  const [row] = await queryable.query<StoredSubmission>(sql`
    select ${STORED} from intake.submission s where ${whose}`);
  return row;
}

/** Holds a submission that waits at this version until the transaction ends. @returns whether it does */
export async function holdPending(queryable: Queryable, id: string, version: number): Promise<boolean> {
  const rows = await queryable.query(sql`
    select from intake.submission where id = ${id} and version = ${version} and state = 'pending' for no key update`);
  return rows.length === 1;
}

/** Lets a submission that is held become the dossier of the answer; what it held is in there. */
export const becomeDossier = (id: string, state: 'accepted' | 'refused', answer: Sql, when: Sql): Sql => sql`
  update intake.submission
  set state = ${state}, version = version + 1, content_sealed = null, applicant_name = null,
      decided_at = (${answer} ->> 'receivedAt')::timestamptz,
      late = (${answer} ->> 'receivedAt')::timestamptz > accept_by, dossier_id = (${answer} ->> 'id')::uuid
  where id = ${id} and ${when}`;

/** A change of a submission that becomes no dossier. */
export interface SubmissionChange {
  id: string;
  /** The version it is made on; absent = whatever it is. */
  version?: number;
  from: readonly SubmissionState[];
  sets: Sql;
  audit: AuditEntry;
}

/** Applies a change with its trace in one conditional statement. @returns whether it took effect */
export async function changeSubmission(
  queryable: Queryable,
  { id, version, from, sets, audit }: SubmissionChange,
): Promise<boolean> {
  const when = sql`exists (select from changed)`;
  const rows = await queryable.query(sql`
    with changed as (
      update intake.submission set version = version + 1, ${sets}
      where id = ${id} and version = coalesce(${version ?? null}::int, version) and state = any(${[...from]}::text[])
      returning id),
    audit as (${insertAuditEntry(audit, when)})
    select id from changed`);
  return rows.length === 1;
}
