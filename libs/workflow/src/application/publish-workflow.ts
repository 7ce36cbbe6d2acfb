import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, type Sql, type Transaction } from '#platform/database';
import { type AuthoredWorkflow, isCall, type WorkflowDefinition } from '../domain/definition.ts';
import type { LimitWarning } from '../domain/limit-warning.ts';
import { workflowProblem } from '../domain/workflow.problems.ts';
import {
  insertDefinition,
  type NewestDefinition,
  newestDefinition,
  oneAtATime,
} from '../persistence/definitions.ts';
import { ProveWorkflow } from './prove-workflow.ts';

/** Who answers for a publication: an officer, or `system` for the seed. */
export interface Publisher {
  readonly username: string;
  readonly officerId: number | null;
}

export interface Publication {
  readonly code: string;
  readonly version: number;
  /** False when the newest version already said the same, and stays. */
  readonly changed: boolean;
  readonly warnings: readonly LimitWarning[];
}

interface Proved {
  readonly definition: AuthoredWorkflow;
  readonly runnable: WorkflowDefinition;
  readonly warnings: readonly LimitWarning[];
}

/** Puts a workflow into force for dossiers received from now on; running ones keep their version. */
@Injectable()
export class PublishWorkflow {
  constructor(
    private readonly database: Database,
    private readonly prove: ProveWorkflow,
    private readonly clock: Clock,
  ) {}

  /**
   * @param recordAnswer the statement that keeps the answer for a repeated request
   * @throws workflow.unsound with every fault, the path to it and its sentence; procedure.unknown
   */
  async execute(
    definition: AuthoredWorkflow,
    publisher: Publisher,
    recordAnswer?: (answer: Publication) => Sql,
  ): Promise<Publication> {
    const { code } = definition;
    const { faults, warnings, runnable } = await this.prove.execute(definition);
    if (faults.length > 0 || !runnable) throw workflowProblem('workflow.unsound', { code }, { faults });
    return this.database.transaction(async (tx) => {
      const publication = await this.publish(tx, { definition, runnable, warnings }, publisher);
      if (recordAnswer) await tx.query(recordAnswer(publication));
      return publication;
    });
  }

  private async publish(
    tx: Transaction,
    { definition, runnable, warnings }: Proved,
    { username, officerId }: Publisher,
  ): Promise<Publication> {
    const { code } = definition;
    await tx.query(oneAtATime());
    const [newest] = await tx.query<NewestDefinition>(newestDefinition(code));
    const present = newest?.definition;
    const expanded = definition.steps.some(isCall) ? runnable : null;
    if (present && isSame(newest, definition, expanded)) {
      return { code, version: present.version, changed: false, warnings };
    }
    const version = (present?.version ?? 0) + 1;
    const at = this.clock.now();
    await tx.query(
      insertDefinition({ ...definition, version }, expanded && { ...expanded, version }, warnings, at),
    );
    await tx.query(
      insertAuditEntry({
        ...{ at, actor: username, officerId, action: 'workflow.publish' },
        ...{ subjectType: 'workflow', subjectId: code },
        details: {
          version,
          procedure: definition.procedure,
          warnings: warnings.map((warning) => warning.code),
        },
      }),
    );
    return { code, version, changed: true, warnings };
  }
}

/** The same again, with the same versions of what it calls; its own version is not asked. */
const isSame = (
  newest: NewestDefinition,
  definition: AuthoredWorkflow,
  expanded: WorkflowDefinition | null,
): boolean => {
  const { version } = newest.definition;
  return (
    isDeepStrictEqual(newest.definition, { ...definition, version }) &&
    isDeepStrictEqual(newest.runnable, expanded && { ...expanded, version })
  );
};
