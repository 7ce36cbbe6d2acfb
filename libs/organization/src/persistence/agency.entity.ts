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
  /** First day, `yyyy-MM-dd`; null = from before days were kept. */
  validFrom: string | null;
  /** The day from which it is no more, `yyyy-MM-dd`; null = in force. */
  validUntil: string | null;
  /** Who goes on with what it did, by agency id. */
  succeededBy: number[];
  version: number;
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
      validFrom: { type: 'date', name: 'valid_from', nullable: true },
      validUntil: { type: 'date', name: 'valid_until', nullable: true },
      succeededBy: { type: 'integer', array: true, name: 'succeeded_by', default: '{}' },
      version: { type: 'integer', default: 1 },
    },
  }),
);
