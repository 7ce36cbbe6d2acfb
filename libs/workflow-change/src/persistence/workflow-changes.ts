import type { MoveLine, WorkflowMove } from '#dossier';
import { type Queryable, sql, type Sql } from '#platform/database';
import type { MoveDecision } from '../domain/workflow-change.ts';

export interface NewPlan {
  readonly id: string;
  readonly move: WorkflowMove;
  readonly looked: number;
  readonly lines: readonly MoveLine[];
  readonly at: Date;
  readonly by: number;
}

export interface Decided extends MoveDecision {
  readonly at: Date;
  readonly by: number;
  readonly agencyId: number;
}

/** A plan that is being carried out, with who answers for it. */
export interface ChangeBeingApplied extends MoveDecision {
  readonly id: string;
  readonly move: WorkflowMove;
  readonly lines: MoveLine[];
  readonly reached: string | null;
  readonly agencyId: number;
  readonly officer: { officerId: number; username: string; fullName: string };
  readonly title: string;
}

/** What became of one dossier. */
export interface Outcome {
  readonly dossierId: string;
  readonly outcome: 'moved' | 'left';
  readonly reasons: MoveLine['reasons'];
}

export const MOVE = sql`
  jsonb_build_object('code', c.workflow_code, 'from', c.from_versions, 'to', c.to_version, 'steps', c.steps)`;

export const insertPlan = ({ id, move, looked, lines, at, by }: NewPlan): Sql => sql`
  insert into workflow_change.change (id, workflow_code, from_versions, to_version, steps, looked, lines, planned_at,
    planned_by)
  values (${id}, ${move.code}, ${[...move.from]}::int[], ${move.to}, ${JSON.stringify(move.steps)}::jsonb, ${looked},
          ${JSON.stringify(lines)}::jsonb, ${at}, ${by})`;

/** Decides that a plan is carried out; of two at once one does. @returns its row, or none */
export const decidePlan = (id: string, { reason, decision, at, by, agencyId }: Decided): Sql => sql`
  update workflow_change.change
  set state = 'applying', reason = ${reason}, decision = ${decision}, decided_at = ${at}, decided_by = ${by},
      agency_id = ${agencyId}
  where id = ${id} and state = 'planned'
  returning workflow_code as code, from_versions as "from", to_version as "to"`;

export async function changeBeingApplied(queryable: Queryable): Promise<ChangeBeingApplied | undefined> {
  const [change] = await queryable.query<ChangeBeingApplied>(sql`
    select c.id, ${MOVE} as move, c.lines, c.reason, c.decision, c.reached, c.agency_id as "agencyId",
           jsonb_build_object('officerId', o.id, 'username', o.username, 'fullName', o.full_name) as officer,
           coalesce((select min(p.title) from organization.position p
                     where p.officer_id = o.id and p.agency_id = c.agency_id), '') as title
    from workflow_change.change c join organization.officer o on o.id = c.decided_by
    where c.state = 'applying' order by c.decided_at, c.id limit 1`);
  return change;
}

/** Says how far it came. @returns whether nobody else had come further */
export async function advanceChange(
  queryable: Queryable,
  id: string,
  from: string | null,
  reached: string | null,
): Promise<boolean> {
  const advanced = await queryable.query(sql`
    update workflow_change.change set reached = coalesce(${reached}::uuid, reached)
    where id = ${id} and state = 'applying' and reached is not distinct from ${from}::uuid
    returning 1`);
  return advanced.length === 1;
}

export const insertOutcomes = (id: string, outcomes: readonly Outcome[]): Sql => sql`
  insert into workflow_change.outcome (change_id, dossier_id, outcome, reasons)
  select ${id}, o."dossierId", o.outcome, o.reasons
  from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
       as o("dossierId" uuid, outcome text, reasons jsonb)`;

export const endChange = (id: string, at: Date): Sql => sql`
  update workflow_change.change set state = 'done', done_at = ${at} where id = ${id} and state = 'applying'
  returning 1`;
