import { sql, type Sql } from '#platform/database';
import type { AuthoredWorkflow, WorkflowDefinition } from '../domain/definition.ts';
import type { LimitWarning } from '../domain/limit-warning.ts';

/** Lets one transaction publish at a time, so that versions have no gaps and no twins; readers are not held up. */
export const oneAtATime = (): Sql => sql`lock table workflow.definition in share row exclusive mode`;

export interface NewestDefinition {
  readonly definition: AuthoredWorkflow;
  readonly runnable: WorkflowDefinition | null;
}

/** @returns a {@link NewestDefinition}, or none */
export const newestDefinition = (code: string): Sql => sql`
  select definition, runnable from workflow.definition where code = ${code} order by version desc limit 1`;

/** @param runnable the same with what it calls put in place of the calls; null when it calls nothing */
export const insertDefinition = (
  definition: AuthoredWorkflow,
  runnable: WorkflowDefinition | null,
  warnings: readonly LimitWarning[],
  publishedAt: Date,
): Sql => sql`
  insert into workflow.definition
    (code, version, procedure_code, definition, runnable, published_at, warnings, effective_from)
  values (${definition.code}, ${definition.version}, ${definition.procedure},
          ${JSON.stringify(definition)}::jsonb, ${runnable && JSON.stringify(runnable)}::jsonb, ${publishedAt}, ${JSON.stringify(warnings)}::jsonb,
          ${definition.basis.effectiveFrom ?? null}::date)`;
