import { type AuditEntry, insertAuditEntries } from '#platform/audit';
import { sql, type Transaction } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { dossierChangedMessage } from '../contracts/dossier-changed.ts';
import type { Due } from '../domain/clock-of-dossier.ts';
import type { RetimedTask } from '../domain/planned-change.ts';
import { type HistoryLine, insertHistories } from './change-statements.ts';
import type { RunningDossier } from './running-dossiers.ts';

export interface Reissued {
  dossier: RunningDossier;
  due: Due;
  history: HistoryLine;
  audit: AuditEntry;
}

/** Moves the due times of many locked dossiers, each with its history, event and trace. Four statements, however many. */
export async function reissue(tx: Transaction, moves: readonly Reissued[]): Promise<void> {
  if (moves.length === 0) return;
  await tx.query(sql`
    update dossier.dossier d
    set version = d.version + 1, due_at = m.at, due_provisional = m.provisional, missed = m.missed,
        calendar_revision = m."calendarRevision"
    from jsonb_to_recordset(${JSON.stringify(moves.map(({ dossier: { id }, due }) => ({ id, ...due })))}::jsonb)
         as m(id uuid, at timestamptz, provisional boolean, missed boolean, "calendarRevision" int)
    where d.id = m.id`);
  await tx.query(insertHistories(moves.map(sayingWhatIsMissed)));
  await tx.query(insertOutboxMessages(moves.map(({ dossier, history }) => eventOf(dossier, history))));
  await tx.query(insertAuditEntries(moves.map(({ audit }) => audit)));
}

/** As `applyChange` says it in the history. */
const sayingWhatIsMissed = ({ dossier, due: { missed }, history }: Reissued): HistoryLine =>
  missed === dossier.missed ? history : { ...history, details: { ...history.details, missed } };

const eventOf = (
  { status, leadAgencyId: agencyId }: RunningDossier,
  { dossierId, sequence, at }: HistoryLine,
) => dossierChangedMessage({ dossierId, agencyId, sequence, status, statusBefore: status, occurredAt: at });

/** What became of a dossier whose due time the calendar moved. */
export interface Rescheduling {
  dossierId: string;
  dueBefore: Date;
  dueByCalendar: Date;
  outcome: 're-issued' | 'kept';
}

/** Records the outcomes; one that is recorded stays as it is. */
export async function recordReschedulings(
  tx: Transaction,
  calendarRevision: number,
  at: Date,
  outcomes: readonly Rescheduling[],
): Promise<void> {
  if (outcomes.length === 0) return;
  await tx.query(sql`
    insert into dossier.rescheduling (dossier_id, calendar_revision, due_before, due_by_calendar, outcome, at)
    select r."dossierId", ${calendarRevision}, r."dueBefore", r."dueByCalendar", r.outcome, ${at}
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
         as r("dossierId" uuid, "dueBefore" timestamptz, "dueByCalendar" timestamptz, outcome text)
    on conflict do nothing`);
}

export async function retimeTasks(tx: Transaction, tasks: readonly RetimedTask[]): Promise<void> {
  if (tasks.length === 0) return;
  await tx.query(sql`
    update dossier.task t set due_at = r."dueAt"
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as r(id bigint, "dueAt" timestamptz)
    where t.id = r.id and t.closed_at is null`);
}
