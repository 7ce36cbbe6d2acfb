import { type Database, sql, type Sql } from '#platform/database';
import type { DossierThen, HolderThen } from '../domain/dossier-as-of.ts';
import { ENDED } from '../domain/standing.ts';
import { standsStill, tellings } from './known-dossiers.ts';

type Dated<Told, Instants extends keyof Told> = Omit<Told, Instants> & { [Key in Instants]: string };
type Row = Omit<DossierThen, 'holders' | 'lastAct'> & {
  holders: Dated<HolderThen, 'since'>[];
  lastAct: Dated<DossierThen['lastAct'], 'at'>;
};

/** A dossier as its history and its tasks tell of before an instant. @returns undefined when there was nothing of it yet */
export async function dossierThen(
  database: Database,
  id: string,
  before: Date,
): Promise<DossierThen | undefined> {
  const [row] = await database.query<Row>(sql`
    select c.id, c.code, c.received_at as "receivedAt", h."lastSequence" as sequence, h.status,
           coalesce(h."ledBefore", c.lead_agency_id) as "leadAgencyId",
           e.at as "endedAt", h."dueAt", l.due_provisional as "dueProvisional", coalesce(h.missed, false) as missed,
           case when e.at is not null then 'ended' when ${standsStill(sql`h`)} then 'suspended' else 'running' end as clock,
           jsonb_build_object('at', l.at, 'action', l.action, 'name', l.action_name, 'officer', l.officer_name,
             'agency', l.agency_name) as "lastAct",
           ${holders(before)} as holders
    from (select d.id, d.code, d.received_at, d.lead_agency_id from dossier.dossier d where d.id = ${id}) c
    cross join lateral (${tellings(before)}) h
    join dossier.history l on l.dossier_id = c.id and l.sequence = h."lastSequence"
    left join lateral (
      select x.at from dossier.history x
      where x.dossier_id = c.id and x.sequence > coalesce(h."lastOpen", 0) and x.at < ${before}
      order by x.sequence limit 1) e on h.status = any(${[...ENDED]}::text[])`);
  return (
    row && {
      ...row,
      lastAct: { ...row.lastAct, at: new Date(row.lastAct.at) },
      holders: row.holders.map((holder) => ({ ...holder, since: new Date(holder.since) })),
    }
  );
}

/** When its history begins. */
export async function firstKnown(database: Database, id: string): Promise<Date | undefined> {
  const [row] = await database.query<{ at: Date }>(sql`
    select h.at from dossier.history h where h.dossier_id = ${id} order by h.sequence limit 1`);
  return row?.at;
}

/** Since when `task t` is there, whenever it counts as opened. */
const BEGAN = sql`coalesce(t.began_at, t.opened_at)`;

/** The step of `task t` had been left by an action then that was taken back since: the task does not tell of it any more. */
const wasLeft = (before: Date): Sql => sql`
  exists (select from dossier.history b
          join dossier.history a on a.dossier_id = b.dossier_id and a.sequence = (b.details ->> 'takesBack')::int
          where b.dossier_id = t.dossier_id and b.action = 'take-back' and b.from_step is null and b.at >= ${before}
            and a.from_step = t.step and a.at >= t.opened_at and a.at < ${before})`;

/**
 * Steps of `c` that were open. Where one lay is told by the next time it was sent on or taken back; who had it by the last that
 * was told of it, and nobody since it was sent.
 */
const holders = (before: Date): Sql => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('step', t.step, 'name', t.step_name, 'role', t.role, 'since',
           case when t.opened_at < ${before} then t.opened_at else ${BEGAN} end,
           'agencyId', coalesce(m.agency_id, t.agency_id),
           'officer', ${handOf(['policy', 'claim', 'release', 'assign'], before)},
           'delegate', ${handOf(['delegate', 'end-delegation', 'release', 'claim', 'assign', 'policy'], before)})
           order by t.id), '[]')
  from dossier.task t
  left join lateral (
    select moved.agency_id from (
      select f.from_agency_id as agency_id, f.at from dossier.sending f
      where f.dossier_id = t.dossier_id and f.task_id = t.id
      union all
      select f.to_agency_id, f.taken_back_at from dossier.sending f
      where f.dossier_id = t.dossier_id and f.task_id = t.id) moved
    where moved.at >= ${before} order by moved.at limit 1) m on true
  where t.dossier_id = c.id and ${BEGAN} < ${before} and (t.closed_at is null or t.closed_at >= ${before})
    and not ${wasLeft(before)})`;

const DELEGATES = 'delegate';

/** Name of whom the last of such changes of `task t` gave it to; of delegates, only while the last was one. */
const handOf = (kinds: readonly string[], before: Date): Sql => sql`(
  select o.full_name
  from (select a.kind, a.officer_id, a.at from dossier.assignment a
        where a.task_id = t.id and a.kind = any(${[...kinds]}::text[]) and a.at < ${before}
        order by a.id desc limit 1) a
  join organization.officer o on o.id = a.officer_id
  where (a.kind = ${DELEGATES}) = ${kinds.includes(DELEGATES)}::boolean
    and not exists (select from dossier.sending f
                    where f.dossier_id = t.dossier_id and f.task_id = t.id and f.at > a.at and f.at < ${before}))`;
