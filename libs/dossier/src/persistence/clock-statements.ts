import { empty, join, sql, type Sql } from '#platform/database';
import type { PlannedChange, RetimedTask } from '../domain/planned-change.ts';
import { retimeTimers } from './task-timers.ts';

interface Effect {
  id: string;
  at: Date;
  /** History sequence of the change. */
  sequence: number;
  /** Kept with a suspension it opens: what was asked of the applicant. */
  request: object;
  when: Sql;
}

/** The parts of a change's statement that write the records of the clock; each is a `with` query, followed by a comma. */
export function clockParts(change: PlannedChange, effect: Effect): Sql {
  const parts = [
    ...(change.suspends ? [sql`suspended as (${suspend(change.suspends, effect)})`] : []),
    ...(change.resumes ? [sql`resumed as (${resume(effect)})`] : []),
    ...(change.extends ? [sql`extended as (${extend(change.extends, effect)})`] : []),
    ...(change.inserts ? [sql`inserted as (${insert(change.inserts, effect)})`] : []),
    ...(change.movesEnd ? [sql`moved as (${moveEnd(change.movesEnd, effect)})`] : []),
    ...(change.retimes.length > 0 ? [sql`retimed as (${retime(change.retimes, effect)})`] : []),
    ...(change.retimesTimers.length > 0
      ? [sql`reset as (${retimeTimers(change.retimesTimers, effect.when)})`]
      : []),
  ];
  return parts.length > 0 ? sql`${join(parts)},` : empty;
}

const suspend = (
  { reason, paper }: NonNullable<PlannedChange['suspends']>,
  { id, at, sequence, request, when }: Effect,
): Sql => sql`
  insert into dossier.suspension (dossier_id, reason, paper, started_at, opened_in, request)
  select ${id}::uuid, ${reason}, ${paper}, ${at}::timestamptz, ${sequence}::int, ${JSON.stringify(request)}::jsonb
  where ${when}`;

const resume = ({ id, at, sequence, when }: Effect): Sql => sql`
  update dossier.suspension set ended_at = ${at}, ended_in = ${sequence}
  where dossier_id = ${id} and ended_at is null and ${when}`;

const extend = (
  { by, reason, ground, at }: NonNullable<PlannedChange['extends']>,
  { id, sequence, when }: Effect,
): Sql => sql`
  insert into dossier.extension (dossier_id, sequence, at, granted, reason, ground)
  select ${id}::uuid, ${sequence}::int, ${at}::timestamptz, ${JSON.stringify(by)}::jsonb, ${reason}, ${ground}
  where ${when}`;

const insert = (
  { reason, paper, from, to, enteredLater }: NonNullable<PlannedChange['inserts']>,
  { id, sequence, request, when }: Effect,
): Sql => sql`
  insert into dossier.suspension (dossier_id, reason, paper, started_at, ended_at, opened_in, ended_in, request,
    entered_later)
  select ${id}::uuid, ${reason}, ${paper}, ${from}::timestamptz, ${to}::timestamptz, ${sequence}::int,
         ${sequence}::int, ${JSON.stringify(request)}::jsonb, ${JSON.stringify(enteredLater ?? null)}::jsonb
  where ${when}`;

const moveEnd = (
  { id: suspensionId, to, enteredLater }: NonNullable<PlannedChange['movesEnd']>,
  { id, when }: Effect,
): Sql => sql`
  update dossier.suspension set ended_at = ${to}, entered_later = ${JSON.stringify(enteredLater)}::jsonb
  where id = ${suspensionId}::bigint and dossier_id = ${id} and ${when}`;

const retime = (tasks: readonly RetimedTask[], { when }: Effect): Sql => sql`
  update dossier.task t set due_at = r."dueAt"
  from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as r(id bigint, "dueAt" timestamptz)
  where t.id = r.id and t.closed_at is null and ${when}`;
