import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import type { MoveDecision } from '../domain/workflow-change.ts';
import { workflowChangeProblem } from '../domain/workflow-change.problems.ts';
import { decidePlan } from '../persistence/workflow-changes.ts';

/** A plan that was put into effect. */
export interface DecidedChange {
  readonly id: string;
  readonly state: 'applying';
}

/** Decides that a plan is carried out; the worker does it ({@link ApplyWorkflowChanges}). */
@Injectable()
export class DecideWorkflowChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws workflow-change.unknown, .decided */
  execute(
    id: string,
    decision: MoveDecision,
    officer: Principal,
    recordAnswer: (answer: DecidedChange) => Sql,
  ): Promise<DecidedChange> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const { officerId: by, username: actor } = officer;
      const [move] = await tx.query<Record<string, unknown>>(
        decidePlan(id, { ...decision, at, by, agencyId: agencyOf(officer) }),
      );
      if (!move) {
        const known = await tx.query(sql`select 1 from workflow_change.change where id = ${id}`);
        throw workflowChangeProblem(known.length > 0 ? 'workflow-change.decided' : 'workflow-change.unknown');
      }
      await tx.query(
        insertAuditEntry({
          ...{ at, actor, officerId: by, action: 'workflow.move-dossiers' },
          ...{ subjectType: 'workflow-change', subjectId: id },
          details: { ...move, ...decision },
        }),
      );
      const answer = { id, state: 'applying' as const };
      await tx.query(recordAnswer(answer));
      return answer;
    });
  }
}

/** Of the post that lets them decide. */
function agencyOf({ positions }: Principal): number {
  const post = positions.find(({ role }) => role === 'administrator');
  if (!post) throw new Error('only an administrator moves dossiers');
  return post.agencyId;
}
