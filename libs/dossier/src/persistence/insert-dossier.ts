import type { DeadlineTerms } from '#deadline';
import type { AuditEntry } from '#platform/audit';
import type { Secrecy } from '#organization';
import { empty, type Queryable, sql, type Sql } from '#platform/database';
import type { Applicant, Returning, Submitter } from '../domain/applicant.ts';
import type { Due } from '../domain/clock-of-dossier.ts';
import type { OnlineHandingIn } from '../domain/online-handing-in.ts';
import type { NoticeWishes } from '../domain/notice-wishes.ts';
import type { PlannedTask } from '../domain/planned-change.ts';
import {
  type HistoryLine,
  insertHistory,
  insertParticipation,
  insertTraces,
  timersPart,
} from './change-statements.ts';
import { openingParts } from './open-tasks.ts';

/** What of an applicant is stored sealed. */
export interface SealedApplicant {
  identity: Buffer;
  identityIndex: Buffer;
  /** The last three characters, for people to recognise it by. */
  identityTail: string;
  phone: Buffer | null;
  phoneIndex: Buffer | null;
  email: Buffer | null;
  submitterPhone: Buffer | null;
  /** Of who handed it in for another and gave their number, which is kept in no other way. */
  submitterIdentityIndex: Buffer | null;
}

/** A document handed in, as the desk counted it. */
export interface SubmittedComponent {
  code: string;
  name: string;
  originals: number;
  certified: number;
  copies: number;
  electronic: number;
  /** Where an electronic copy is found. */
  reference: string | null;
  /** What of an earlier dossier stands for it. */
  reuses: ReusedPaper | null;
  /** It came out of the applicant's store of electronic papers at the national portal. */
  fromStore: boolean;
  comment: string | null;
}

/** A paper of an earlier dossier by its code, or its result. */
export interface ReusedPaper {
  dossierId: string;
  /** `null` = the result. */
  component: string | null;
}

/** A dossier about to come into being. */
export interface NewDossier {
  id: string;
  codePrefix: string;
  codeDay: string;
  procedure: { id: number; code: string; name: string; caseCode: string | null; fieldCode: string | null };
  secrecy: Secrecy;
  workflowId: number | null;
  channel: string;
  receivingAgencyId: number;
  leadAgencyId: number;
  receivedAt: Date;
  /** `null` with the due time for what is refused at intake. */
  terms: DeadlineTerms | null;
  due: Due | null;
  closedAt: Date | null;
  applicant: Applicant;
  sealed: SealedApplicant;
  submitter: Submitter | null;
  returning: Returning;
  notices: NoticeWishes;
  /** `null` = it was not handed in online. */
  online: OnlineHandingIn | null;
  sets: number;
  /** Code of the area; `null` = nobody has said. */
  area: string | null;
  components: readonly SubmittedComponent[];
  tasks: readonly PlannedTask[];
  history: HistoryLine;
}

/** What a reception is answered with; instants are RFC 3339 text, so that a replayed answer reads the same. */
export interface InsertedDossier {
  id: string;
  code: string;
  status: string;
  receivedAt: string;
  dueAt: string | null;
  dueProvisional: boolean;
}

/**
 * Writes a new dossier with everything that belongs to it in one statement. The day's counter row is locked
 * until it commits, so codes are consecutive and a failed reception leaves no hole.
 * @param permitted SQL condition under which it is received at all
 * @param record makes, from the SQL expression of the answer, a statement that is part of it; absent = none
 * @returns undefined when it was not permitted
 */
export async function insertDossier(
  queryable: Queryable,
  dossier: NewDossier,
  audit: AuditEntry,
  permitted: Sql,
  record?: (answer: Sql, when: Sql) => Sql,
): Promise<InsertedDossier | undefined> {
  const { id, history, receivedAt, receivingAgencyId } = dossier;
  const applicant = sql`${dossier.sealed.identityIndex}::bytea`;
  const procedureId = sql`${dossier.procedure.id}`;
  const secrecy = sql`${dossier.secrecy}`;
  const when = sql`exists (select 1 from counter)`;
  const event = {
    dossierId: id,
    agencyId: receivingAgencyId,
    sequence: history.sequence,
    status: history.status as never,
    statusBefore: null,
    occurredAt: receivedAt,
  };
  const traces = insertTraces(event, audit, when);
  const [row] = await queryable.queryPrepared<{ answer: InsertedDossier }>(sql`
    with counter as (${nextOrdinal(dossier, permitted)}),
         numbered as (${numberedDossier(dossier)}),
         created as (${dossierRow(dossier)}),
         applicant as (${applicantRow(dossier, when)}),
         components as (${componentRows(dossier, when)}),
         ${openingParts(dossier.tasks, { history, procedureId, secrecy, receivingAgencyId, applicant, when })},
         ${timersPart(dossier.tasks)}
         history as (${insertHistory(history, when)}),
         participation as (${participationRows(dossier, when)}),
         outbox as (${traces.outbox}),
         audit as (${traces.audit})
         ${record ? sql`, recorded as (${record(sql`(select to_jsonb(numbered) from numbered)`, when)})` : empty}
    select to_jsonb(numbered) as answer from numbered`);
  return row?.answer;
}

const nextOrdinal = ({ receivingAgencyId, codeDay }: NewDossier, permitted: Sql): Sql => sql`
  insert into dossier.code_counter (agency_id, day, last)
  select ${receivingAgencyId}::int, ${codeDay}::date, 1 where ${permitted}
  on conflict (agency_id, day) do update set last = code_counter.last + 1
  returning last`;

/**
 * What is answered. The insert does not return it: whoever takes a dossier in for another agency cannot see it before they
 * take part.
 */
const numberedDossier = ({ id, codePrefix, history, receivedAt, due }: NewDossier): Sql => sql`
  select ${id}::uuid as id, ${codePrefix} || lpad(last::text, greatest(4, length(last::text)), '0') as code,
         ${history.status}::text as status, ${receivedAt}::timestamptz as "receivedAt",
         ${due?.at ?? null}::timestamptz as "dueAt", ${due?.provisional ?? false}::boolean as "dueProvisional"
  from counter`;

const dossierRow = (dossier: NewDossier): Sql => sql`
  insert into dossier.dossier (id, code, version, procedure_id, procedure_code, procedure_name, case_code,
    field_code, secrecy, workflow_id,
    channel, receiving_agency_id, lead_agency_id, status, received_at, received_by, terms, clock, due_at,
    due_provisional, calendar_revision, closed_at, sets, area_code, portal_code)
  select numbered.id, numbered.code,
         ${dossier.history.sequence}::int, ${dossier.procedure.id}::int, ${dossier.procedure.code},
         ${dossier.procedure.name}, ${dossier.procedure.caseCode}, ${dossier.procedure.fieldCode}, ${dossier.secrecy},
         ${dossier.workflowId}::int, ${dossier.channel},
         ${dossier.receivingAgencyId}::int, ${dossier.leadAgencyId}::int, numbered.status,
         numbered."receivedAt", ${dossier.history.officerId}::int,
         ${dossier.terms && JSON.stringify(dossier.terms)}::jsonb, ${dossier.due ? 'running' : 'ended'},
         numbered."dueAt", numbered."dueProvisional",
         ${dossier.due?.calendarRevision ?? null}::int, ${dossier.closedAt}::timestamptz,
         ${dossier.sets}::smallint, ${dossier.area}, ${dossier.online?.portalCode ?? null}
  from numbered`;

const applicantRow = (
  { id, applicant, sealed, submitter, returning, notices, online, receivedAt }: NewDossier,
  when: Sql,
): Sql => sql`
  insert into dossier.applicant (dossier_id, kind, full_name, identity_kind, identity_sealed, identity_index,
    identity_tail, phone_sealed, phone_index, email_sealed, address, submitter_name, submitter_phone_sealed,
    submitter_identity_index, authority, authority_number, authority_date, return_way, return_address, told_over,
    told_in, online, received_at)
  select ${id}::uuid, ${applicant.kind}, ${applicant.fullName}, ${applicant.identity.kind}, ${sealed.identity}::bytea,
    ${sealed.identityIndex}::bytea, ${sealed.identityTail}, ${sealed.phone}::bytea, ${sealed.phoneIndex}::bytea,
    ${sealed.email}::bytea,
    ${applicant.address}, ${submitter?.fullName ?? applicant.fullName}, ${sealed.submitterPhone}::bytea,
    ${sealed.submitterIdentityIndex}::bytea,
    ${submitter?.authority.kind ?? 'self'}, ${paperOf(submitter)?.number ?? null}, ${paperOf(submitter)?.date ?? null}::date,
    ${returning.way}, ${returning.way === 'post' ? returning.address : null},
    ${notices.channels}::text[], ${notices.language}, ${online && JSON.stringify(keptOf(online))}::jsonb, ${receivedAt}::timestamptz
  where ${when}`;

/** The portal's code is the dossier's, by which it is found. */
const keptOf = ({ portalCode: _kept, ...online }: OnlineHandingIn): OnlineHandingIn => online;

const paperOf = (submitter: Submitter | null) =>
  submitter?.authority.kind === 'authorised' ? submitter.authority : null;

const componentRows = ({ id, components }: NewDossier, when: Sql): Sql => sql`
  insert into dossier.component (dossier_id, code, name, originals, certified, copies, electronic, reference, reused_from,
    reused_paper, from_store, comment)
  select ${id}::uuid, c.code, c.name, c.originals, c.certified, c.copies, c.electronic, c.reference,
         (c.reuses ->> 'dossierId')::uuid, c.reuses ->> 'component', coalesce(c."fromStore", false), c.comment
  from jsonb_to_recordset(${JSON.stringify(components)}::jsonb)
       as c(code text, name text, originals smallint, certified smallint, copies smallint, electronic smallint,
            reference text, reuses jsonb, "fromStore" boolean, comment text)
  where ${when}`;

const participationRows = (dossier: NewDossier, when: Sql): Sql => {
  const { id, receivingAgencyId, leadAgencyId, tasks, receivedAt, closedAt } = dossier;
  const agencies = [receivingAgencyId, leadAgencyId, ...tasks.map(({ agencyId }) => agencyId)];
  return insertParticipation(id, agencies, receivedAt, when, closedAt === null);
};
