import { sql, type Sql } from '#platform/database';
import type { WorkflowDefinition } from '../domain/definition.ts';
import type { LimitWarning } from '../domain/limit-warning.ts';

/** Lets one transaction publish at a time, so that versions have no gaps and no twins; readers are not held up. */
export const oneAtATime = (): Sql => sql`lock table workflow.definition in share row exclusive mode`;

/** @returns a row with the definition, or none */
export const newestDefinition = (code: string): Sql => sql`
  select definition from workflow.definition where code = ${code} order by version desc limit 1`;

export const insertDefinition = (
  definition: WorkflowDefinition,
  warnings: readonly LimitWarning[],
  publishedAt: Date,
): Sql => sql`
  insert into workflow.definition
    (code, version, procedure_code, definition, published_at, warnings, effective_from)
  values (${definition.code}, ${definition.version}, ${definition.procedure},
          ${JSON.stringify(definition)}::jsonb, ${publishedAt}, ${JSON.stringify(warnings)}::jsonb,
          ${definition.basis.effectiveFrom ?? null}::date)`;
