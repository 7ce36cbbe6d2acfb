import { Injectable } from '@nestjs/common';
import type { MoveLine, WorkflowMove } from '#dossier';
import { Database, sql } from '#platform/database';
import { workflowChangeProblem } from '../../domain/workflow-change.problems.ts';
import { MOVE, type Outcome } from '../../persistence/workflow-changes.ts';

/** A plan, what was decided, and how far it has come. */
export interface WorkflowChangeSheet {
  readonly id: string;
  readonly move: WorkflowMove;
  readonly looked: number;
  readonly lines: MoveLine[];
  readonly state: 'planned' | 'applying' | 'done';
  readonly plannedAt: Date;
  readonly plannedBy: string;
  readonly decided: { at: string; by: string; reason: string; decision: string } | null;
  readonly moved: number;
  readonly left: number;
}

export type OutcomeLine = Outcome & { readonly code: string };

/** Reads a plan and what came of it. */
@Injectable()
export class FindWorkflowChange {
  constructor(private readonly database: Database) {}

  /** @throws workflow-change.unknown */
  async execute(id: string): Promise<WorkflowChangeSheet> {
    const [change] = await this.database.query<WorkflowChangeSheet>(sql`
      select c.id, ${MOVE} as move, c.looked, c.lines, c.state, c.planned_at as "plannedAt",
             planner.full_name as "plannedBy",
             case when c.decided_at is not null then jsonb_build_object('at', c.decided_at, 'by', decider.full_name,
               'reason', c.reason, 'decision', c.decision) end as decided,
             (select count(*)::int from workflow_change.outcome o
              where o.change_id = c.id and o.outcome = 'moved') as moved,
             (select count(*)::int from workflow_change.outcome o
              where o.change_id = c.id and o.outcome = 'left') as left
      from workflow_change.change c
      join organization.officer planner on planner.id = c.planned_by
      left join organization.officer decider on decider.id = c.decided_by
      where c.id = ${id}`);
    if (!change) throw workflowChangeProblem('workflow-change.unknown');
    return change;
  }

  /** What became of the dossiers, by id. @throws workflow-change.unknown */
  async dossiers(id: string, limit: number, after: string | undefined): Promise<OutcomeLine[]> {
    const found = await this.database.query(sql`select 1 from workflow_change.change where id = ${id}`);
    if (found.length === 0) throw workflowChangeProblem('workflow-change.unknown');
    return this.database.query<OutcomeLine>(sql`
      select o.dossier_id as "dossierId", d.code, o.outcome, o.reasons
      from workflow_change.outcome o join dossier.dossier d on d.id = o.dossier_id
      where o.change_id = ${id} and o.dossier_id > ${after ?? '00000000-0000-0000-0000-000000000000'}
      order by o.dossier_id limit ${limit}`);
  }
}
