import { EntitySchema } from 'typeorm';
import { registerEntity } from '#platform/database';
import type { AuthoredWorkflow, WorkflowDefinition } from '../domain/definition.ts';
import type { LimitWarning } from '../domain/limit-warning.ts';

/** One published version of an internal workflow; never changed after it was published. */
export interface DefinitionRow {
  id: number;
  code: string;
  version: number;
  procedureCode: string;
  definition: AuthoredWorkflow;
  /** With what it calls put in place of the calls; null when it calls nothing. */
  runnable: WorkflowDefinition | null;
  publishedAt: Date;
  /** What was worth saying about it when it was published. */
  warnings: LimitWarning[];
  /** First civil day on which dossiers begin under it; null = since it was published. */
  effectiveFrom: string | null;
}

export const DefinitionEntity = registerEntity(
  new EntitySchema<DefinitionRow>({
    name: 'definition',
    schema: 'workflow',
    columns: {
      id: { type: 'integer', primary: true, generated: 'increment' },
      code: { type: 'text' },
      version: { type: 'integer' },
      procedureCode: { type: 'text', name: 'procedure_code' },
      definition: { type: 'jsonb' },
      runnable: { type: 'jsonb', nullable: true },
      publishedAt: { type: 'timestamptz', name: 'published_at' },
      warnings: { type: 'jsonb', default: [] },
      effectiveFrom: { type: 'date', name: 'effective_from', nullable: true },
    },
  }),
);
