import { EntitySchema } from 'typeorm';
import { registerEntity } from '#platform/database';

export interface OfficerRow {
  id: number;
  username: string;
  fullName: string;
  email: string;
  phone: string | null;
}

export interface PositionRow {
  officerId: number;
  agencyId: number;
  role: string;
  title: string;
}

export const OfficerEntity = registerEntity(
  new EntitySchema<OfficerRow>({
    name: 'officer',
    schema: 'organization',
    columns: {
      id: { type: 'integer', primary: true, generated: 'increment' },
      username: { type: 'text' },
      fullName: { type: 'text', name: 'full_name' },
      email: { type: 'text' },
      phone: { type: 'text', nullable: true },
    },
  }),
);

export const PositionEntity = registerEntity(
  new EntitySchema<PositionRow>({
    name: 'position',
    schema: 'organization',
    columns: {
      officerId: { type: 'integer', primary: true, name: 'officer_id' },
      agencyId: { type: 'integer', primary: true, name: 'agency_id' },
      role: { type: 'text', primary: true },
      title: { type: 'text' },
    },
  }),
);
