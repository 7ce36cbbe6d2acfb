import { type AuditEntry, insertAuditEntry } from '#platform/audit';
import { empty, sql, type Sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { type AnnouncedChange, dossierChangedMessage } from '../contracts/dossier-changed.ts';
import type { Represented } from '../domain/person.ts';
import type { Leaving, PlannedTask } from '../domain/planned-change.ts';

/** One line of a dossier's history: who did what, and what it made of status and due time. */
export interface HistoryLine {
  dossierId: string;
  sequence: number;
  at: Date;
  action: string;
  actionName: string;
  fromStep: string | null;
  toSteps: readonly string[];
  statusBefore: string | null;
  status: string;
  /** `null` where the system acted. */
  officerId: number | null;
  officerName: string;
  officerTitle: string;
  agencyId: number;
  agencyName: string;
  comment: string | null;
  details: Record<string, unknown>;
  dueBefore: Date | null;
  dueAt: Date | null;
  dueProvisional: boolean;
  /** Who answered for the step, when the officer acted for them. */
  onBehalfOf: Pick<Represented, 'officerId' | 'name' | 'delegationId'> | null;
}

export const insertHistory = (line: HistoryLine, when: Sql): Sql => sql`
  insert into dossier.history (dossier_id, sequence, at, action, action_name, from_step, to_steps, status_before, status,
    officer_id, officer_name, officer_title, agency_id, agency_name, comment, details, due_before, due_at,
    due_provisional, on_behalf_of, on_behalf_of_name)
  select ${line.dossierId}::uuid, ${line.sequence}::int, ${line.at}::timestamptz, ${line.action}, ${line.actionName},
         ${line.fromStep}, ${line.toSteps}::text[], ${line.statusBefore}, ${line.status}, ${line.officerId}::int,
         ${line.officerName}, ${line.officerTitle}, ${line.agencyId}::int, ${line.agencyName}, ${line.comment},
         ${JSON.stringify(line.details)}::jsonb, ${line.dueBefore}::timestamptz, ${line.dueAt}::timestamptz,
         ${line.dueProvisional}::boolean, ${line.onBehalfOf?.officerId ?? null}::int, ${line.onBehalfOf?.name ?? null}
  where ${when}`;

/** Lines of many dossiers, each of a change that leads to no step and is done by nobody but who answers for it. */
export const insertHistories = (lines: readonly HistoryLine[]): Sql => sql`
  insert into dossier.history (dossier_id, sequence, at, action, action_name, to_steps, status_before, status,
    officer_id, officer_name, officer_title, agency_id, agency_name, comment, details, due_before, due_at,
    due_provisional)
  select h."dossierId", h.sequence, h.at, h.action, h."actionName", '{}', h."statusBefore", h.status, h."officerId",
         h."officerName", h."officerTitle", h."agencyId", h."agencyName", h.comment, h.details, h."dueBefore",
         h."dueAt", h."dueProvisional"
  from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
       as h("dossierId" uuid, sequence int, at timestamptz, action text, "actionName" text, "statusBefore" text,
            status text, "officerId" int, "officerName" text, "officerTitle" text, "agencyId" int,
            "agencyName" text, comment text, details jsonb, "dueBefore" timestamptz, "dueAt" timestamptz,
            "dueProvisional" boolean)`;

/**
 * The part of a statement that sets the timers of the tasks its part `opened` has opened, followed by a comma; at a join
 * they begin anew.
 */
export function timersPart(tasks: readonly PlannedTask[]): Sql {
  const timers = tasks.flatMap(({ step, timers: ofStep }) => ofStep.map((one) => ({ step, ...one })));
  if (timers.length === 0) return empty;
  return sql`timers as (
    insert into dossier.task_timer (task_id, code, timer, in_wait, fires_at)
    select opened.id, t.timer ->> 'code', t.timer, t."inWait", t."firesAt"
    from jsonb_to_recordset(${JSON.stringify(timers)}::jsonb)
         as t(step text, timer jsonb, "inWait" boolean, "firesAt" timestamptz)
    join opened on opened.step = t.step
    on conflict (task_id, code) do update set fires_at = excluded.fires_at),`;
}

/**
 * Lets agencies see a dossier. @param receivedAt of the dossier, by which every agency's list sorts it.
 * @param running whether it is not closed; later closings are followed by a trigger
 */
export const insertParticipation = (
  dossierId: string,
  agencyIds: readonly number[],
  receivedAt: Date,
  when: Sql,
  running = true,
): Sql => sql`
  insert into dossier.participation (agency_id, dossier_id, since, running)
  select agency, ${dossierId}::uuid, ${receivedAt}::timestamptz, ${running}::boolean from unnest(${[...new Set(agencyIds)]}::int[]) agency
  where ${when}
  on conflict do nothing
  returning agency_id`;

/**
 * Ends the sight of an agency that was let see a dossier by what is taken back from it, if nothing else of the dossier is
 * or was theirs. The statement takes it back itself, and so still sees it.
 */
export const endParticipation = (
  dossierId: string,
  { agencyId, opinion, task, sending }: Leaving,
  when: Sql,
): Sql => sql`
  delete from dossier.participation p
  where p.dossier_id = ${dossierId} and p.agency_id = ${agencyId} and ${when}
    and (exists (select 1 from dossier.opinion q
                 where q.dossier_id = p.dossier_id and q.asked_agency_id = p.agency_id and q.joins)
         or exists (select 1 from dossier.sending s
                    where s.dossier_id = p.dossier_id and s.to_agency_id = p.agency_id and s.joins))
    and not exists (select 1 from dossier.opinion q
                    where q.dossier_id = p.dossier_id and q.asked_agency_id = p.agency_id
                      and q.state <> 'taken-back' and q.id is distinct from ${opinion}::uuid)
    and not exists (select 1 from dossier.sending s
                    where s.dossier_id = p.dossier_id and p.agency_id in (s.from_agency_id, s.to_agency_id)
                      and s.taken_back_at is null and s.sequence is distinct from ${sending}::int)
    and not exists (select 1 from dossier.task t
                    where t.dossier_id = p.dossier_id and t.agency_id = p.agency_id
                      and t.id is distinct from ${task}::bigint)
    and not exists (select 1 from dossier.dossier d
                    where d.id = p.dossier_id and p.agency_id in (d.lead_agency_id, d.receiving_agency_id))`;

/** Outbox and audit rows of a change; every change writes both in its own statement. */
export const insertTraces = (
  event: AnnouncedChange,
  audit: AuditEntry,
  when: Sql,
): { outbox: Sql; audit: Sql } => ({
  outbox: insertOutboxMessages([dossierChangedMessage(event)], when),
  audit: insertAuditEntry(audit, when),
});
