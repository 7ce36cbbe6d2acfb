import type { FeeSummary, NoticeWishes } from '#dossier';
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
  /** What others have of it, as they asked for it. */
  besides: Record<'told' | 'payments', unknown[]>;
}

/** How far whatever is not secret has come, by codes; in their order, null where there is none. */
export async function statusesOf(
  queryable: Queryable,
  codes: readonly string[],
): Promise<(DossierStatus | null)[]> {
  const rows = await queryable.queryPrepared<{ status: DossierStatus | null }>(sql`
    select (select d.status from dossier.dossier d
            where (d.code = asked.code or d.portal_code = asked.code) and d.secrecy = 'normal' limit 1) as status
    from unnest(${[...codes]}::text[]) with ordinality asked(code, place) order by place`);
  return rows.map(({ status }) => status);
}

/** Only for a request that sees everything. @param besides jsonb arrays that others ask for of `d` */
export async function trackedDossier(
  queryable: Queryable,
  id: string,
  besides: Record<'told' | 'payments', Sql>,
): Promise<TrackedDossier | undefined> {
  const [row] = await queryable.queryPrepared<TrackedDossier>(sql`
    select d.id, d.code, d.status, d.workflow_id as "workflowId", d.procedure_name as procedure,
           d.receiving_agency_id as "receivingAgencyId", d.lead_agency_id as "leadAgencyId",
           d.received_at as "receivedAt", d.due_at as "dueAt", d.due_provisional as "dueProvisional", d.phase,
           d.closed_at as "closedAt", d.notices, d.fees, d.outstanding, d.holders, d.asked, d.timeline,
           jsonb_build_object('told', ${besides.told}, 'payments', ${besides.payments}) as besides
    from dossier.tracked(${id}) d`);
  return row;
}
