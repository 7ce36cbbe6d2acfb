import { EntitySchema } from 'typeorm';
import { registerEntity } from '#platform/database';

export interface AgencyRow {
  id: number;
  code: string;
  nationalId: string;
  name: string;
  kind: string;
  level: string;
  parentId: number | null;
  functions: string[];
  /** Communes a branch serves, by agency id; empty = the whole province. */
  serves: number[];
  /** Code of the working calendar the agency keeps. */
  calendar: string;
  phone: string;
  address: string;
}

export const AgencyEntity = registerEntity(
  new EntitySchema<AgencyRow>({
    name: 'agency',
    schema: 'organization',
    columns: {
      id: { type: 'integer', primary: true, generated: 'increment' },
      code: { type: 'text' },
      nationalId: { type: 'text', name: 'national_id' },
      name: { type: 'text' },
      kind: { type: 'text' },
      level: { type: 'text' },
      parentId: { type: 'integer', name: 'parent_id', nullable: true },
      functions: { type: 'text', array: true, default: '{}' },
      serves: { type: 'integer', array: true, default: '{}' },
      calendar: { type: 'text' },
      phone: { type: 'text' },
      address: { type: 'text' },
    },
  }),
);
