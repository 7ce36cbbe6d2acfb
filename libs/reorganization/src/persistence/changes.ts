import type { Reached } from '#dossier';
import { type Queryable, sql, type Sql } from '#platform/database';
import type { EndingAgency } from '../domain/effect.ts';
import type { Plan } from '../domain/plan.ts';
import type { Decision, Reorganization } from '../domain/reorganization.ts';

export interface NewChange {
  readonly id: string;
  readonly request: Reorganization;
  /** Codes of agencies that end or take over. */
  readonly agencies: readonly string[];
  readonly plan: Plan;
  readonly at: Date;
  readonly by: number;
}

export interface Decided extends Decision {
  readonly at: Date;
  readonly by: number;
  readonly agencyId: number;
}

/** A reorganisation that is to be carried out or is being, with who answers for it. */
export interface OpenChange extends Decision {
  readonly id: string;
  readonly state: 'decided' | 'applying';
  readonly request: Reorganization;
  readonly agencyId: number;
  readonly officer: { officerId: number; username: string; fullName: string };
  readonly title: string;
  readonly preparedAt: Date | null;
  readonly effectedAt: Date | null;
  readonly relocations: EndingAgency[] | null;
  readonly reached: Reached | null;
  readonly passBeganAt: Date | null;
}

export const insertChange = ({ id, request, agencies, plan, at, by }: NewChange): Sql => sql`
  insert into reorganization.change (id, kind, effective_on, request, agencies, plan, planned_at, planned_by)
  values (${id}, ${request.kind}, ${request.effectiveOn}, ${JSON.stringify(request)}::jsonb, ${[...agencies]}::text[],
          ${JSON.stringify(plan)}::jsonb, ${at}, ${by})`;

/** A plan as it is to be decided about, held until the transaction ends; no other is decided meanwhile. */
export async function holdPlanned(tx: Queryable, id: string) {
  // Of two plans over the same agencies one is decided; there are a few in a year.
  await tx.query(sql`lock table reorganization.change in share row exclusive mode`);
  const [change] = await tx.query<{ state: string; plan: Plan; agencies: string[]; kind: string }>(sql`
    select state, plan, agencies, kind from reorganization.change where id = ${id}`);
  return change;
}

/** Which of these agencies are part of a reorganisation that is not over. */
export async function agenciesUnderWay(tx: Queryable, codes: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ code: string }>(sql`
    select distinct code from reorganization.change c cross join unnest(c.agencies) code
    where c.state in ('decided', 'applying') and code = any(${[...codes]}::text[]) order by code`);
  return rows.map(({ code }) => code);
}

export const decide = (id: string, { reason, decision, at, by, agencyId }: Decided): Sql => sql`
  update reorganization.change
  set state = 'decided', reason = ${reason}, decision = ${decision}, decided_at = ${at}, decided_by = ${by},
      agency_id = ${agencyId}
  where id = ${id} and state = 'planned'`;

/** @returns the statement, which returns no row where it is in effect, or was never decided */
export const withdraw = (id: string, at: Date): Sql => sql`
  update reorganization.change set state = 'withdrawn', ended_at = ${at}
  where id = ${id} and state = 'decided' and prepared_at is null returning kind`;

/** The one to go on with: those begun first, then those whose day has come. */
export async function openChange(queryable: Queryable, today: string): Promise<OpenChange | undefined> {
  const [change] = await queryable.query<OpenChange>(sql`
    select c.id, c.state, c.request, c.reason, c.decision, c.agency_id as "agencyId",
           c.prepared_at as "preparedAt", c.effected_at as "effectedAt", c.relocations,
           c.pass_began_at as "passBeganAt",
           case when c.reached_id is not null
                then jsonb_build_object('since', c.reached_since::text, 'id', c.reached_id) end as reached,
           jsonb_build_object('officerId', o.id, 'username', o.username, 'fullName', o.full_name) as officer,
           coalesce((select min(p.title) from organization.position p
                     where p.officer_id = o.id and p.role = 'administrator'), '') as title
    from reorganization.change c join organization.officer o on o.id = c.decided_by
    where c.state in ('decided', 'applying') and c.effective_on <= ${today}::date
    order by c.state, c.effective_on, c.decided_at, c.id limit 1`);
  return change;
}

/** Of two workers one prepares it. */
export const markPrepared = (id: string, at: Date): Sql => sql`
  update reorganization.change set prepared_at = ${at}
  where id = ${id} and state = 'decided' and prepared_at is null returning 1`;

/** Of two workers one puts it into effect. */
export const markEffected = (id: string, at: Date, relocations: readonly EndingAgency[]): Sql => sql`
  update reorganization.change
  set state = 'applying', effected_at = ${at}, pass_began_at = ${at}, relocations = ${JSON.stringify(relocations)}::jsonb
  where id = ${id} and state = 'decided' returning 1`;

export const markHindered = (id: string, at: Date, plan: Plan): Sql => sql`
  update reorganization.change set state = 'hindered', ended_at = ${at}, plan = ${JSON.stringify(plan)}::jsonb
  where id = ${id} and state = 'decided' returning 1`;

/** Says how far a pass came. @returns whether nobody else had come further */
export async function advance(
  tx: Queryable,
  id: string,
  from: Reached | null,
  to: Reached | null,
): Promise<boolean> {
  const rows = await tx.query(sql`
    update reorganization.change
    set reached_since = coalesce(${to?.since ?? null}::timestamptz, reached_since),
        reached_id = coalesce(${to?.id ?? null}::uuid, reached_id)
    where id = ${id} and state = 'applying' and reached_id is not distinct from ${from?.id ?? null}::uuid
    returning 1`);
  return rows.length === 1;
}

export const insertMoved = (id: string, dossiers: readonly string[]): Sql => sql`
  insert into reorganization.moved_dossier (change_id, dossier_id)
  select ${id}, dossier from unnest(${[...dossiers]}::uuid[]) dossier on conflict do nothing`;

/** Ends a pass over the dossiers: it is carried out, or another pass begins. */
export const endPass = (id: string, at: Date, settled: boolean): Sql =>
  settled
    ? sql`update reorganization.change set state = 'done', ended_at = ${at}
          where id = ${id} and state = 'applying'`
    : sql`update reorganization.change set reached_since = null, reached_id = null, pass_began_at = ${at}
          where id = ${id} and state = 'applying'`;
