import { standsBehind } from '#identity';
import type { AuditEntry } from '#platform/audit';
import { empty, join, type Queryable, raw, sql, type Sql } from '#platform/database';
import type { DossierState } from '../domain/dossier-state.ts';
import type { PaperEffects } from '../domain/papers/plan-papers.ts';
import type { PlannedChange } from '../domain/planned-change.ts';
import {
  endParticipation,
  type HistoryLine,
  insertHistory,
  insertParticipation,
  insertTraces,
  timersPart,
} from './change-statements.ts';
import { clockParts } from './clock-statements.ts';
import { handedParts, stillInHands } from './handed-tasks.ts';
import { settleInvolvements } from './involvements.ts';
import { openingParts } from './open-tasks.ts';
import { needsGuard, needsStand, paperParts } from './paper-statements.ts';
import { endOpinions } from './opinions.ts';

export interface ChangeToApply {
  state: DossierState;
  change: PlannedChange;
  history: HistoryLine;
  /** Kept with the suspension: what was asked of the applicant. */
  request: Record<string, unknown>;
  result: object | null;
  audit: AuditEntry;
  /** What it does to the papers of the dossier; absent = nothing. */
  papers?: PaperEffects | null;
  /** It takes effect only while every fee that was charged is paid. */
  feesPaid?: boolean;
}

/** Something decided together with a change: locked and looked at before it, written after it, or neither. */
export interface Companion {
  /** A query that locks what is decided over, and finds nothing when it was decided before; absent = nothing is. */
  guard?: Sql;
  effects(when: Sql): readonly Sql[];
}

/**
 * Applies a planned change in one conditional statement: it takes effect as a whole if the dossier is still at the
 * version it was planned on and the step it leaves is still in the same hands, and not at all otherwise.
 * @param record writes down, under the given condition, what goes with it: the answer, what became of a timer.
 * @param companion a row of another table that the change decides over.
 * @returns whether it took effect.
 */
export async function applyChange(
  queryable: Queryable,
  { state, change, history, request, result, audit, papers = null, feesPaid = false }: ChangeToApply,
  record: (when: Sql) => Sql,
  companion?: Companion,
): Promise<boolean> {
  const { id, receivingAgencyId } = state;
  const procedureId = sql`(select procedure_id from dossier.dossier where id = ${id})`;
  const secrecy = sql`${state.secrecy}`;
  const applicant = sql`(select identity_index from dossier.applicant where dossier_id = ${id})`;
  const { at, sequence } = history;
  const when = sql`exists (select 1 from changed)`;
  const event = eventOf(state, change, history);
  const traces = insertTraces(event, audit, when);
  const guard = guardOf(state, change, history, { companion, feesPaid });
  const rows = await queryable.queryPrepared(sql`
    with ${guard ? sql`${guard},` : empty}
         ${needsGuard(papers)}
         changed as (${updateDossier(state, change, { result, papers }, { guarded: guard !== null, feesPaid })}),
         ${closedPart(state, change, history, when)}
         ${openingParts(change.opensTasks, { history, procedureId, secrecy, receivingAgencyId, applicant, when })},
         ${timersPart(change.opensTasks)}
         participation as (${insertParticipation(
           id,
           [...change.opensTasks.map(({ agencyId }) => agencyId), ...(change.joins ?? [])],
           state.receivedAt,
           when,
         )}),
         ${clockParts(change, { id, at, sequence, request, when })}
         ${paperParts(papers, history, when)}
         ${change.handed ? handedParts(change.handed, history, when) : empty}
         ${companion ? sql`${join(namedParts(companion.effects(when)))},` : empty}
         ${leavingParts(change, history, when)}
         history as (${insertHistory(sayingWhatIsMissed(history, state, change), when)}),
         outbox as (${traces.outbox}),
         audit as (${traces.audit}),
         recorded as (${record(when)})
    select version from changed`);
  return rows.length === 1;
}

const eventOf = (state: DossierState, { status }: PlannedChange, { sequence, at }: HistoryLine) => ({
  agencyId: state.receivingAgencyId,
  ...{ dossierId: state.id, sequence, status, statusBefore: state.status, occurredAt: at },
});

const namedParts = (effects: readonly Sql[]): Sql[] =>
  effects.map((effect, index) => sql`${raw(`companion_${index}`)} as (${effect})`);

/** The history tells when an appointment became a missed one, or no longer is: figures of the past are read from it alone. */
function sayingWhatIsMissed(history: HistoryLine, state: DossierState, { due }: PlannedChange): HistoryLine {
  const missed = due?.missed ?? false;
  return missed === state.missed ? history : { ...history, details: { ...history.details, missed } };
}

/** An agency that has no part in it any longer, and what ends with its dossier. */
const leavingParts = (
  { leaves, closedAt }: PlannedChange,
  { dossierId: id, at, sequence }: HistoryLine,
  when: Sql,
): Sql => sql`
    ${leaves === undefined ? empty : sql`left_ as (${endParticipation(id, leaves, when)}),`}
    ${
      closedAt
        ? sql`settled as (${settleInvolvements(id, when)}),
              unanswered as (${endOpinions(id, { at, sequence }, when)}),`
        : empty
    }`;

const guardOf = (
  state: DossierState,
  change: PlannedChange,
  history: HistoryLine,
  { companion, feesPaid }: { companion: Companion | undefined; feesPaid: boolean },
): Sql | null =>
  companion?.guard ? companionGuard(companion.guard, history) : guardedBy(state, change, history, feesPaid);

const companionGuard = (guard: Sql, history: HistoryLine): Sql => sql`
    companion_guard as (${guard}),
    guard as (select 1 from companion_guard where ${standsBehind(history.onBehalfOf, history.at)})`;

/**
 * The locks an officer's change is conditional on, always the dossier's before its tasks'. The system acts whoever holds
 * the step.
 */
function guardedBy(
  { id, version, tasks }: DossierState,
  change: PlannedChange,
  history: HistoryLine,
  feesPaid: boolean,
): Sql | null {
  const left = tasks.find(({ step }) => step === change.closesTask);
  if (history.officerId === null) return null;
  if (change.handed) {
    return sql`
    standing as (select id from dossier.dossier where id = ${id} and version = ${version} for no key update),
    guard as (select 1 where ${stillInHands(change.handed)} and ${standsBehind(history.onBehalfOf, history.at)})`;
  }
  if (!left) {
    return history.onBehalfOf
      ? sql`guard as (select 1 where ${standsBehind(history.onBehalfOf, history.at)})`
      : null;
  }
  return sql`
    standing as (select id from dossier.dossier where id = ${id} and version = ${version} ${feesPaid ? FEES_PAID : empty}
                 for no key update),
    guard as (
      select id from dossier.task
      where id = ${left.id}::bigint and revision = ${left.revision} and closed_at is null
        and exists (select 1 from standing) and ${standsBehind(history.onBehalfOf, history.at)}
      for no key update)`;
}

const updateDossier = (
  { id, version }: DossierState,
  { status, due, clock, phaseStarts, completedAt, closedAt, establishes, classifies, inserts }: PlannedChange,
  { result, papers }: { result: object | null; papers: PaperEffects | null },
  { guarded, feesPaid }: { guarded: boolean; feesPaid: boolean },
): Sql => sql`
  update dossier.dossier
  set version = version + 1, status = ${status}, clock = ${clock}, phase_starts = ${[...phaseStarts]}::timestamptz[],
      due_at = ${due?.at ?? null}::timestamptz, due_provisional = ${due?.provisional ?? false},
      missed = ${due?.missed ?? false}, calendar_revision = ${due?.calendarRevision ?? null}::int,
      completed_at = ${completedAt}::timestamptz, closed_at = ${closedAt}::timestamptz,
      result = coalesce(${result && JSON.stringify(result)}::jsonb, result),
      hand_over = coalesce(${papers?.handsOver ? JSON.stringify(papers.handsOver) : null}::jsonb,
                           ${inserts?.reason === 'closed' ? sql`null` : sql`hand_over`}),
      secrecy = coalesce(${classifies}, secrecy),
      facts = facts || ${JSON.stringify(establishes)}::jsonb
  where id = ${id} and version = ${version} and erased_at is null
    ${guarded ? sql`and exists (select 1 from guard)` : empty} ${needsStand(papers)}
    ${feesPaid ? FEES_PAID : empty}
  returning version`;

/** Asked of the row as it is once it is locked: a payment may have been taken back a moment ago. */
const FEES_PAID = sql`and fees is not null and fee_outstanding <= 0`;

function closedPart(
  { tasks }: DossierState,
  { closesTask, closesEveryTask }: PlannedChange,
  { dossierId, at, officerId }: HistoryLine,
  when: Sql,
): Sql {
  if (closesTask === null && !closesEveryTask) return empty;
  const hasTimers = tasks.some(
    ({ step, timers }) => (closesEveryTask || step === closesTask) && timers.length > 0,
  );
  return sql`closed as (
      update dossier.task set closed_at = ${at}, closed_by = ${officerId}
      where dossier_id = ${dossierId} and ${closesEveryTask ? sql`true` : sql`step = ${closesTask}`}
        and closed_at is null and ${when}
      returning id),
    ${hasTimers ? sql`unset as (${unsetTimers(at)}),` : empty}`;
}

/** Takes away the timers of a closed task that were not due yet; those that were are passed over by their round. */
export const unsetTimers = (at: Date): Sql => sql`
  delete from dossier.task_timer x using closed
  where x.task_id = closed.id and x.fired_at is null and (x.fires_at is null or x.fires_at > ${at})`;
