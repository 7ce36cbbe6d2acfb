import { Injectable } from '@nestjs/common';
import type { LedgerLine } from '#deadline';
import {
  ChangeNoticeWishes,
  ExplainDossier,
  NOTICES,
  type NoticeWishes,
  ToldApplicants,
  type ToldMessage,
  TrackingSecrets,
} from '#dossier';
import { Database, sql, type Sql } from '#platform/database';
import type { DossierStatus } from '#workflow';
import { trackingProblem } from '../domain/tracking.problems.ts';

/** What anyone may learn from a code alone: how far it has come (TT 01/2018 Đ.16). */
export interface PublicTrack {
  code: string;
  status: DossierStatus;
}

export interface TrackedEvent {
  at: string;
  name: string;
  status: DossierStatus;
  agency: string;
  dueBefore: string | null;
  dueAt: string | null;
}

/** What the applicant learns with the secret of the receipt: status down to the unit, never an officer's desk. */
export interface ApplicantTrack extends PublicTrack {
  version: number;
  procedure: string;
  receivingAgency: string;
  phone: string;
  receivedAt: Date;
  dueAt: Date | null;
  dueProvisional: boolean;
  /** Of the time limit, when it has several: the due time is that of the present one. */
  phase: { number: number; of: number } | null;
  closedAt: Date | null;
  holders: { agency: string; step: string; since: string }[];
  asked: { reason: string; since: string; request: Record<string, unknown> } | null;
  timeline: TrackedEvent[];
  notices: NoticeWishes;
  /** What the applicant was told, oldest first. */
  told: ToldMessage[];
}

interface Row extends Omit<ApplicantTrack, 'told'> {
  id: string;
  secretVersion: number;
}

/** Looks a dossier up for the public by its code, and for its applicant by code and secret. */
@Injectable()
export class TrackDossier {
  constructor(
    private readonly database: Database,
    private readonly secrets: TrackingSecrets,
    private readonly explain: ExplainDossier,
    private readonly told: ToldApplicants,
    private readonly wishes: ChangeNoticeWishes,
  ) {}

  /** @throws tracking.not-found, the same for an unknown code, for a wrong secret, and for what is secret. */
  async byCode(code: string): Promise<PublicTrack> {
    const [row] = await this.database.queryPrepared<PublicTrack>(sql`
      select d.code, d.status from dossier.dossier d where ${coded(code)} and d.secrecy = 'normal'`);
    if (!row) throw trackingProblem('tracking.not-found');
    return row;
  }

  /** @throws tracking.not-found */
  async bySecret(code: string, secret: string): Promise<ApplicantTrack> {
    const { id, secretVersion: _version, ...track } = await this.opened(code, secret);
    return { ...track, told: await this.told.of(id) };
  }

  /** Why the due time is what it is, line by line; `null` for a dossier without one. @throws tracking.not-found */
  async deadline(code: string, secret: string): Promise<LedgerLine[] | null> {
    const { id } = await this.opened(code, secret);
    return this.explain.forApplicant(id);
  }

  /** Over what, and in which language, the applicant wants to be told from now on. @throws tracking.not-found, dossier.no-way-to-tell */
  async choose(code: string, secret: string, wishes: NoticeWishes): Promise<NoticeWishes> {
    const { id } = await this.opened(code, secret);
    return this.wishes.byApplicant(id, wishes);
  }

  private async opened(code: string, secret: string): Promise<Row> {
    const row = await this.find(code);
    // An unknown code costs the same comparison as a known one.
    const matches = this.secrets.matches(row?.id ?? '', row?.secretVersion ?? 1, secret);
    if (!row || !matches) throw trackingProblem('tracking.not-found');
    return row;
  }

  private async find(code: string): Promise<Row | undefined> {
    const [row] = await this.database.queryPrepared<Row>(sql`
      select d.id, d.secret_version as "secretVersion", d.code, d.version, d.status, d.procedure_name as procedure,
             desk.name as "receivingAgency", desk.phone, d.received_at as "receivedAt", d.due_at as "dueAt",
             d.due_provisional as "dueProvisional",
             case when jsonb_array_length(d.terms -> 'phases') > 1 then jsonb_build_object(
               'number', cardinality(d.phase_starts) + 1, 'of', jsonb_array_length(d.terms -> 'phases')) end as phase,
             d.closed_at as "closedAt", ${NOTICES} as notices,
             (select coalesce(jsonb_agg(jsonb_build_object('agency', g.name, 'step', t.step_name, 'since', t.opened_at)
                       order by t.id), '[]')
              from dossier.task t join organization.agency g on g.id = t.agency_id
              where t.dossier_id = d.id and t.closed_at is null) as holders,
             (select jsonb_build_object('reason', s.reason, 'since', s.started_at, 'request', s.request)
              from dossier.suspension s where s.dossier_id = d.id and s.ended_at is null
                and s.reason in ('supplement', 'financial-obligation')) as asked,
             (select jsonb_agg(jsonb_build_object('at', h.at, 'name', h.action_name, 'status', h.status,
                       'agency', h.agency_name, 'dueBefore', h.due_before, 'dueAt', h.due_at) order by h.sequence)
              from dossier.history h where h.dossier_id = d.id) as timeline
      from dossier.dossier d join organization.agency desk on desk.id = d.receiving_agency_id
      join dossier.applicant a on a.dossier_id = d.id
      where ${coded(code)}`);
    return row;
  }
}

/** By the code of the receipt, or by that of the national portal where it was handed in there. */
const coded = (code: string): Sql => sql`(d.code = ${code} or d.portal_code = ${code})`;
