import { Injectable } from '@nestjs/common';
import type { DeadlineTerms, SuspensionReason } from '#deadline';
import type { Secrecy } from '#organization';
import { Database, type Queryable, sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { Channel } from '#procedure';
import { FINAL_STATUSES } from '#workflow';
import type { ApplicantKind, IdentityKind } from '../../domain/applicant.ts';
import type { OnlineHandingIn } from '../../domain/online-handing-in.ts';
import type { NoticeWishes } from '../../domain/notice-wishes.ts';
import type { HandOver } from '../../domain/papers/hand-over.ts';
import type { DossierResult } from '../../domain/papers/issued-result.ts';
import type { SubmittedComponent } from '../../persistence/insert-dossier.ts';
import type { FeeSummary } from '../../persistence/keep-fees.ts';
import { componentJson, HANDING_IN, type HandingIn, NOTICES } from '../../persistence/reception-columns.ts';
import { CHANGE, changeOf, type ChangeRow, type SnapshotChange } from '../../persistence/snapshot-change.ts';
import { SEALED_FIELDS, type SealedFields } from '../../persistence/sealed-applicant.ts';
import { openApplicant, openApplicantToShow, type OpenedFields } from '../personal-data/open-applicant.ts';

/** An interval in which the clock stood still; ended when `endedAt` is there. */
export interface SnapshotSuspension {
  reason: SuspensionReason;
  startedAt: string;
  endedAt: string | null;
  /** Sequences of the changes that opened and ended it. */
  openedIn: number;
  endedIn: number | null;
  /** The paper it rests on, where one was named. */
  paper: string | null;
  request: Record<string, unknown>;
}

/**
 * A dossier as it stood right after one change: what is told to the applicant and published to the national
 * portal. Holds personal data in the clear; never log it, never put it into a job.
 */
export interface DossierSnapshot {
  id: string;
  code: string;
  procedureId: number;
  procedureCode: string;
  procedureName: string;
  caseCode: string | null;
  channel: Channel;
  receivingAgencyId: number;
  leadAgencyId: number;
  receivedAt: Date;
  /** `null` for what was refused at intake. */
  terms: DeadlineTerms | null;
  /** Of the time limit, from 1. */
  phase: number;
  completedAt: Date | null;
  closedAt: Date | null;
  result: DossierResult | null;
  /** By what way the result was handed over, once it was. */
  handOver: Pick<HandOver, 'way' | 'carrier' | 'consignment'> | null;
  secretVersion: number;
  /** As they are now, not as they were at the change; `null` = not laid down yet. */
  fees: FeeSummary | null;
  applicant: {
    kind: ApplicantKind;
    fullName: string;
    identityKind: IdentityKind;
    address: string;
    submitterName: string;
    /** As they are now, not as they were at the change. */
    notices: NoticeWishes;
  } & OpenedFields;
  handingIn: HandingIn;
  /** `null` = it was not handed in online, or before this was kept. */
  online: OnlineHandingIn | null;
  secrecy: Secrecy;
  components: SubmittedComponent[];
  /** Names of papers handed in that are no component: those a supplement brought. */
  furtherPapers: string[];
  suspensions: SnapshotSuspension[];
  change: SnapshotChange;
}

type SnapshotRow = SealedFields &
  ChangeRow &
  Omit<DossierSnapshot, 'applicant' | 'change'> & {
    applicant: Omit<DossierSnapshot['applicant'], keyof OpenedFields>;
  };

/**
 * When there was a result, of `history h`: of a dossier that was reopened since, as it was then. That there was one is told by
 * the status, for what came before may have happened at the same instant.
 */
const COMPLETED_AT = sql`
  case when h.status in ('completed', 'returned')
       then coalesce(case when d.completed_at <= h.at then d.completed_at end,
                     (select min(s.started_at) from dossier.suspension s
                      where s.dossier_id = d.id and s.reason = 'closed' and s.opened_in > h.sequence)) end`;

const HAD_ENDED = sql`h.status = any(${[...FINAL_STATUSES]}::text[])`;

/** When it ended, of `history h`, likewise. */
const CLOSED_AT = sql`case when ${HAD_ENDED} then least(d.closed_at, h.at) end`;

/** All that happened to a dossier. */
export interface DossierCourse {
  code: string;
  /** Of the national portal; `null` = it was not handed in there. */
  portalCode: string | null;
  changes: SnapshotChange[];
}

const ONLINE = sql`
  case when d.portal_code is null then a.online
       else coalesce(a.online, '{}') || jsonb_build_object('portalCode', d.portal_code) end`;

type CourseRow = ChangeRow & Pick<DossierCourse, 'code' | 'portalCode'> & { dossierId: string };

/** A change of a dossier, by its place in the history. */
export interface ChangeOfDossier {
  dossierId: string;
  sequence: number;
}

/** Reads snapshots for those who react to changes. */
@Injectable()
export class DossierSnapshots {
  constructor(
    private readonly database: Database,
    private readonly personal: PersonalData,
  ) {}

  /**
   * One round trip. What happened after `sequence` does not show in dates, status or suspensions.
   * @throws dossier.personal-data-erased, personal-data.unopenable
   */
  async at(
    dossierId: string,
    sequence: number,
    queryable: Queryable = this.database,
  ): Promise<DossierSnapshot> {
    return onlyOne(await this.all([{ dossierId, sequence }], queryable));
  }

  /** The same of many changes, in their order, in one round trip. */
  async all(
    changes: readonly ChangeOfDossier[],
    queryable: Queryable = this.database,
  ): Promise<DossierSnapshot[]> {
    const rows = await this.rowsOf(changes, queryable);
    return Promise.all(rows.map((row) => this.snapshotOf(row, openApplicant)));
  }

  /** As `at`, for who tells an applicant: how they are known or reached that does not open says so (`UNOPENABLE`). */
  async toTell(
    dossierId: string,
    sequence: number,
    queryable: Queryable = this.database,
  ): Promise<DossierSnapshot> {
    return onlyOne(await this.allToTell([{ dossierId, sequence }], queryable));
  }

  /** The same of many. */
  async allToTell(changes: readonly ChangeOfDossier[], queryable: Queryable): Promise<DossierSnapshot[]> {
    const rows = await this.rowsOf(changes, queryable);
    return Promise.all(rows.map((row) => this.snapshotOf(row, openApplicantToShow)));
  }

  private async rowsOf(changes: readonly ChangeOfDossier[], queryable: Queryable): Promise<SnapshotRow[]> {
    const dossierIds = changes.map(({ dossierId }) => dossierId);
    const sequences = changes.map(({ sequence }) => sequence);
    const rows = await queryable.queryPrepared<SnapshotRow>(sql`
      select d.id, d.code, d.procedure_id as "procedureId", d.procedure_code as "procedureCode",
             d.procedure_name as "procedureName", d.case_code as "caseCode", d.channel,
             d.receiving_agency_id as "receivingAgencyId", d.lead_agency_id as "leadAgencyId",
             d.received_at as "receivedAt", d.terms,
             1 + (select count(*)::int from unnest(d.phase_starts) began where began <= h.at) as phase,
             d.secret_version as "secretVersion", d.fees,
             ${COMPLETED_AT} as "completedAt", ${CLOSED_AT} as "closedAt",
             case when ${COMPLETED_AT} is not null then d.result end as result,
             case when ${HAD_ENDED} and d.closed_at <= h.at then d.hand_over - 'recipient' - 'authority' end as "handOver",
             jsonb_build_object('kind', a.kind, 'fullName', a.full_name, 'identityKind', a.identity_kind,
               'address', a.address, 'submitterName', a.submitter_name, 'notices', ${NOTICES}) as applicant,
             ${SEALED_FIELDS}, ${HANDING_IN}, ${ONLINE} as online, d.secrecy,
             (select coalesce(jsonb_agg(${componentJson} order by c.code), '[]')
              from dossier.component c where c.dossier_id = d.id) as components,
             (select coalesce(jsonb_agg(n.name order by n.id), '[]')
              from dossier.supplement_need n where n.dossier_id = d.id and n.component_code is null and n.met
                and n.settled_in <= h.sequence) as "furtherPapers",
             (select coalesce(jsonb_agg(jsonb_build_object('reason', s.reason, 'startedAt', s.started_at,
                       'endedAt', case when s.ended_in <= h.sequence then s.ended_at end, 'openedIn', s.opened_in,
                       'endedIn', case when s.ended_in <= h.sequence then s.ended_in end, 'paper', s.paper, 'request', s.request)
                       order by s.started_at), '[]')
              from dossier.suspension s where s.dossier_id = d.id and s.opened_in <= h.sequence) as suspensions,
             h.at as "changedAt", h.due_before as "dueBefore", h.due_at as "dueAt",
             ${CHANGE} as change
      from unnest(${dossierIds}::uuid[], ${sequences}::int[]) with ordinality as asked(dossier_id, sequence, nth)
      join dossier.history h on h.dossier_id = asked.dossier_id and h.sequence = asked.sequence
      join dossier.dossier d on d.id = h.dossier_id
      join dossier.applicant a on a.dossier_id = d.id
      order by asked.nth`);
    if (rows.length < changes.length) {
      throw new Error(`there is no such change: ${JSON.stringify(changes)}, found ${rows.length}`);
    }
    return rows;
  }

  /** Every change of a dossier before this one, in order; one round trip. */
  async changesBefore(dossierId: string, sequence: number): Promise<SnapshotChange[]> {
    const rows = await this.database.queryPrepared<ChangeRow>(sql`
      select h.at as "changedAt", h.due_before as "dueBefore", h.due_at as "dueAt", ${CHANGE} as change
      from dossier.history h where h.dossier_id = ${dossierId} and h.sequence < ${sequence} order by h.sequence`);
    return rows.map(changeOf);
  }

  /** Every change of many dossiers, in order, with the code of each; one round trip. A dossier that does not exist is not among them. */
  async coursesOf(dossierIds: readonly string[]): Promise<ReadonlyMap<string, DossierCourse>> {
    const rows = await this.database.queryPrepared<CourseRow>(sql`
      select d.id as "dossierId", d.code, d.portal_code as "portalCode", h.at as "changedAt", h.due_before as "dueBefore", h.due_at as "dueAt",
             ${CHANGE} as change
      from dossier.dossier d join dossier.history h on h.dossier_id = d.id
      where d.id = any(${[...dossierIds]}::uuid[]) order by d.id, h.sequence`);
    const courses = new Map<string, DossierCourse>();
    for (const row of rows) {
      const course = courses.get(row.dossierId) ?? {
        code: row.code,
        portalCode: row.portalCode,
        changes: [],
      };
      course.changes.push(changeOf(row));
      courses.set(row.dossierId, course);
    }
    return courses;
  }

  private async snapshotOf(
    row: SnapshotRow,
    open: (personal: PersonalData, dossierId: string, sealed: SealedFields) => Promise<OpenedFields>,
  ): Promise<DossierSnapshot> {
    const { identitySealed, phoneSealed, emailSealed, submitterPhoneSealed, ...unsealed } = row;
    const { changedAt: _at, dueBefore: _before, dueAt: _due, ...snapshot } = unsealed;
    const sealed = { identitySealed, phoneSealed, emailSealed, submitterPhoneSealed };
    return {
      ...snapshot,
      applicant: { ...row.applicant, ...(await open(this.personal, row.id, sealed)) },
      change: changeOf(row),
    };
  }
}

function onlyOne([snapshot]: readonly DossierSnapshot[]): DossierSnapshot {
  if (!snapshot) throw new Error('nothing was found and nothing was missed');
  return snapshot;
}
