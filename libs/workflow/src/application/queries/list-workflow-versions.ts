import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import type { WorkflowDefinition } from '../../domain/definition.ts';
import type { LimitWarning } from '../../domain/limit-warning.ts';

/** A published version as administrators look at it. */
export interface WorkflowVersion {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly basis: WorkflowDefinition['basis'];
  readonly publishedAt: Date;
  readonly effectiveFrom: string | null;
  readonly warnings: LimitWarning[];
}

/** Every version published for a procedure, the newest first. */
@Injectable()
export class ListWorkflowVersions {
  constructor(private readonly database: Database) {}

  execute(procedureCode: string): Promise<WorkflowVersion[]> {
    return this.database.query(sql`
      select code, version, definition ->> 'name' as name, definition -> 'basis' as basis,
             published_at as "publishedAt", effective_from::text as "effectiveFrom", warnings
      from workflow.definition where procedure_code = ${procedureCode} order by code, version desc`);
  }
}
