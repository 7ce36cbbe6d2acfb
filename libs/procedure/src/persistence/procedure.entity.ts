import { EntitySchema } from 'typeorm';
import { registerEntity } from '#platform/database';
import type { ProcedureDefinition } from '../domain/procedure.ts';

/** One imported version of a procedure; never changed after it was written. */
export interface ProcedureRow {
  id: number;
  code: string;
  version: number;
  name: string;
  fieldCode: string | null;
  fieldName: string;
  validFrom: string;
  validTo: string | null;
  definition: ProcedureDefinition;
}

export const ProcedureEntity = registerEntity(
  new EntitySchema<ProcedureRow>({
    name: 'procedure',
    schema: 'procedure',
    columns: {
      id: { type: 'integer', primary: true, generated: 'increment' },
      code: { type: 'text' },
      version: { type: 'integer' },
      name: { type: 'text' },
      fieldCode: { type: 'text', name: 'field_code', nullable: true },
      fieldName: { type: 'text', name: 'field_name' },
      validFrom: { type: 'date', name: 'valid_from' },
      validTo: { type: 'date', name: 'valid_to', nullable: true },
      definition: { type: 'jsonb' },
    },
  }),
);
