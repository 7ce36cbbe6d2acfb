import { type FeeSummary, NOTICES, type NoticeWishes } from '#dossier';
import { type Queryable, sql, type Sql } from '#platform/database';
import type { DossierStatus } from '#workflow';

export interface TrackedEvent {
  at: string;
  action: string;
  name: string;
  status: DossierStatus;
  agency: string;
  dueBefore: string | null;
  dueAt: string | null;
}

/** A dossier as its applicant is shown it; instants inside lists are text. */
export interface TrackedDossier {
  id: string;
  code: string;
  status: DossierStatus;
  workflowId: number | null;
  procedure: string;
  receivingAgencyId: number;
  leadAgencyId: number;
  receivedAt: Date;
  dueAt: Date | null;
  dueProvisional: boolean;
  /** Of the time limit, when it has several: the due time is that of the present one. */
  phase: { number: number; of: number } | null;
  closedAt: Date | null;
  holders: { agency: string; step: string; name: string; since: string }[];
  asked: { reason: string; since: string; request: Record<string, unknown> } | null;
  timeline: TrackedEvent[];
  notices: NoticeWishes;
  /** Null = its charges are not laid down yet. */
  fees: FeeSummary | null;
  /** Whole đồng; less than nought = paid too much. */
  outstanding: number;
}

/** How far whatever is not secret has come. */
export async function statusOf(
  queryable: Queryable,
  code: string,
): Promise<{ status: DossierStatus } | undefined> {
  const [row] = await queryable.queryPrepared<{ status: DossierStatus }>(sql`
    select d.status from dossier.dossier d where ${coded(code)} and d.secrecy = 'normal'`);
  return row;
}

export async function trackedDossier(queryable: Queryable, id: string): Promise<TrackedDossier | undefined> {
  const [row] = await queryable.queryPrepared<TrackedDossier>(sql`
    select d.id, d.code, d.status, d.workflow_id as "workflowId", d.procedure_name as procedure,
           d.receiving_agency_id as "receivingAgencyId", d.lead_agency_id as "leadAgencyId",
           d.received_at as "receivedAt", d.due_at as "dueAt", d.due_provisional as "dueProvisional",
           case when jsonb_array_length(d.terms -> 'phases') > 1 then jsonb_build_object(
             'number', cardinality(d.phase_starts) + 1, 'of', jsonb_array_length(d.terms -> 'phases')) end as phase,
           d.closed_at as "closedAt", ${NOTICES} as notices, d.fees, to_jsonb(d.fee_outstanding) as outstanding,
           (select coalesce(jsonb_agg(jsonb_build_object('agency', g.name, 'step', t.step, 'name', t.step_name,
                     'since', t.opened_at) order by t.id), '[]')
            from dossier.task t join organization.agency g on g.id = t.agency_id
            where t.dossier_id = d.id and t.closed_at is null) as holders,
           (select jsonb_build_object('reason', s.reason, 'since', s.started_at, 'request', s.request)
            from dossier.suspension s where s.dossier_id = d.id and s.ended_at is null
              and s.reason in ('supplement', 'financial-obligation')) as asked,
           (select jsonb_agg(jsonb_build_object('at', h.at, 'action', h.action, 'name', h.action_name,
                     'status', h.status, 'agency', h.agency_name, 'dueBefore', h.due_before, 'dueAt', h.due_at)
                     order by h.sequence)
            from dossier.history h where h.dossier_id = d.id) as timeline
    from dossier.dossier d join dossier.applicant a on a.dossier_id = d.id
    where d.id = ${id}`);
  return row;
}

const coded = (code: string): Sql => sql`(d.code = ${code} or d.portal_code = ${code})`;
