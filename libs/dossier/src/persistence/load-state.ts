import type { Extension, Suspension } from '#deadline';
import { type Queryable, sql, type Sql } from '#platform/database';
import { IN_VAIN } from '../domain/clock-of-dossier.ts';
import type { OpenOpinion } from '../domain/opinion.ts';
import type { DossierState, OpenTask, StoredSuspension, TaskTimer } from '../domain/dossier-state.ts';

type Dated<Row, Instants extends keyof Row> = Omit<Row, Instants> & {
  [Key in Instants]: Row[Key] extends Date ? string : string | null;
};

export interface StateRow extends Omit<DossierState, 'tasks' | 'openOpinions' | 'suspensions' | 'extension'> {
  tasks: TaskRow[];
  openOpinions: Dated<OpenOpinion, 'dueAt'>[];
  suspensions: StoredRow[];
  extension: Dated<Extension, 'at'> | null;
}

type TaskRow = Omit<Dated<OpenTask, 'openedAt' | 'dueAt'>, 'timers'> & {
  timers: Dated<TaskTimer, 'firesAt' | 'firedAt'>[];
};

type LaterRow = Dated<NonNullable<Suspension['enteredLater']>, 'enteredAt'>;
type StoredRow = Omit<Dated<StoredSuspension, 'from' | 'to'>, 'enteredLater'> & {
  enteredLater: LaterRow | null;
};

/**
 * Whether what `dossier.suspension s` waited for never came: the change that ended it ended the dossier. By the order of
 * changes, for it may have come a moment before; nor by an end that was entered afterwards, which shows that it did.
 */
const WAITED_IN_VAIN = sql`
  (s.entered_later is null and exists (
     select from dossier.history h
     where h.dossier_id = s.dossier_id and h.sequence = s.ended_in and h.status = any(${[...IN_VAIN]}::text[])))`;

/** Columns of `dossier.dossier d` a clock is read from; with {@link clockOf} for every reader of clocks. */
export const CLOCK_COLUMNS = sql`
  d.received_at as "receivedAt", d.terms, d.phase_starts as "phaseStarts", d.clock, d.due_at as "dueAt",
  d.due_provisional as "dueProvisional", d.missed, coalesce(d.calendar_revision, 0) as "calendarRevision",
  d.completed_at as "completedAt", d.closed_at as "closedAt",
  (select coalesce(jsonb_agg(jsonb_build_object('id', s.id::text, 'reason', s.reason, 'from', s.started_at,
            'to', s.ended_at, 'paper', s.paper, 'inVain', ${WAITED_IN_VAIN}, 'enteredLater', s.entered_later)
            order by s.started_at, s.id), '[]')
   from dossier.suspension s where s.dossier_id = d.id) as suspensions,
  (select jsonb_build_object('at', x.at, 'by', x.granted, 'reason', x.reason, 'ground', x.ground)
   from dossier.extension x where x.dossier_id = d.id) as extension`;

/** An officer as JSON, null without one. @param id SQL of their id */
export const personOf = (id: Sql): Sql => sql`
  (select jsonb_build_object('officerId', o.id, 'username', o.username, 'name', o.full_name)
   from organization.officer o where o.id = ${id})`;

/** Timers of `dossier.task t`. */
export const TASK_TIMERS = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('timer', x.timer, 'inWait', x.in_wait, 'firesAt', x.fires_at,
            'firedAt', x.fired_at, 'outcome', x.outcome, 'reason', x.reason) order by x.code), '[]')
   from dossier.task_timer x where x.task_id = t.id)`;

/** Columns of the open tasks of `dossier.dossier d`. */
export const OPEN_TASKS = sql`
  (select coalesce(jsonb_agg(jsonb_build_object(
            'id', t.id::text, 'step', t.step, 'stepName', t.step_name, 'agencyId', t.agency_id, 'role', t.role,
            'timeLimit', t.time_limit, 'openedAt', t.opened_at, 'dueAt', t.due_at, 'arrived', t.arrived,
            'waitsFor', t.waits_for, 'timers', ${TASK_TIMERS},
            'revision', t.revision, 'holder', ${personOf(sql`t.assignee_id`)},
            'delegate', ${personOf(sql`t.delegate_id`)}) order by t.id), '[]')
   from dossier.task t where t.dossier_id = d.id and t.closed_at is null) as tasks`;

/** Opinions on `dossier.dossier d` that are awaited, the most urgent first. */
const OPEN_OPINIONS = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'step', o.step, 'agencyId', o.asked_agency_id,
            'dueAt', o.due_at) order by o.due_at, o.id), '[]')
   from dossier.opinion o where o.dossier_id = d.id and o.state = 'open') as "openOpinions"`;

/** Who has done each step of `dossier.dossier d`, and for whom it was done. */
export const DOERS = sql`
  (select coalesce(jsonb_object_agg(step, officers), '{}')
   from (select h.from_step as step, jsonb_agg(distinct doer) as officers
         from dossier.history h cross join unnest(array[h.officer_id, h.on_behalf_of]) doer
         where h.dossier_id = d.id and h.from_step is not null and doer is not null
         group by h.from_step) done)`;

/** Officers who are the applicant of `dossier.dossier d` themselves. */
export const OWN_OF = sql`
  (select coalesce(jsonb_agg(o.id), '[]')
   from dossier.applicant mine join organization.officer o on o.identity_index = mine.identity_index
   where mine.dossier_id = d.id)`;

/** What deciding needs, to be followed by which dossiers. */
export const STATE = sql`
  select d.id, d.code, d.version, d.status, d.workflow_id as "workflowId", d.channel,
         d.case_code as "caseCode", a.kind as "applicantKind", d.facts,
         case when d.fees is not null then to_jsonb(d.fee_outstanding) end as unpaid,
         d.procedure_code as "procedureCode",
         d.receiving_agency_id as "receivingAgencyId", d.lead_agency_id as "leadAgencyId",
         d.field_code as "fieldCode", d.secrecy, d.erased_at as "erasedAt",
         ${CLOCK_COLUMNS}, ${OPEN_TASKS}, ${OPEN_OPINIONS}, ${DOERS} as doers, ${OWN_OF} as "ownOf"
  from dossier.dossier d join dossier.applicant a on a.dossier_id = d.id`;

/** Reads what deciding needs, in one statement, if the dossier is permitted. @param permitted SQL of `dossier.dossier d` */
export async function loadState(
  queryable: Queryable,
  id: string,
  permitted: Sql,
): Promise<DossierState | undefined> {
  const [row] = await queryable.queryPrepared<StateRow>(sql`
    ${STATE}
    where d.id = ${id} and ${permitted}`);
  return row && dossierOf(row);
}

/** The same for the system, which acts for whatever agency it is. */
export async function loadStateForSystem(queryable: Queryable, id: string): Promise<DossierState> {
  const [row] = await queryable.queryPrepared<StateRow>(sql`${STATE} where d.id = ${id}`);
  if (!row) throw new Error(`dossier ${id} does not exist`);
  return dossierOf(row);
}

/** A row of {@link STATE} with its instants. */
export const dossierOf = (row: StateRow): DossierState => ({
  ...stateOf(row),
  openOpinions: row.openOpinions.map((one) => ({ ...one, dueAt: new Date(one.dueAt) })),
});

/** A row with instants as text inside its JSON, made whole. */
export const stateOf = <Row extends Pick<StateRow, 'tasks' | 'suspensions' | 'extension'>>(row: Row) => ({
  ...row,
  tasks: row.tasks.map((task): OpenTask => ({
    ...task,
    openedAt: new Date(task.openedAt),
    dueAt: instant(task.dueAt),
    timers: task.timers.map((timer) => ({
      ...timer,
      firesAt: instant(timer.firesAt),
      firedAt: instant(timer.firedAt),
    })),
  })),
  suspensions: row.suspensions.map(suspensionOf),
  extension: row.extension && { ...row.extension, at: new Date(row.extension.at) },
});

const suspensionOf = ({ enteredLater, ...row }: StoredRow): StoredSuspension => ({
  ...row,
  from: new Date(row.from),
  to: instant(row.to),
  ...(enteredLater && { enteredLater: { ...enteredLater, enteredAt: new Date(enteredLater.enteredAt) } }),
});

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));
