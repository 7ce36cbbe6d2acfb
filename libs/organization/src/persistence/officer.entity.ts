import { EntitySchema } from 'typeorm';
import { registerEntity } from '#platform/database';

export interface OfficerRow {
  id: number;
  username: string;
  fullName: string;
  emailSealed: Buffer | null;
  phoneSealed: Buffer | null;
  /** HMAC of their own identity number, which is stored nowhere; null = not known. */
  identityIndex: Buffer | null;
  version: number;
}

export interface PositionRow {
  officerId: number;
  agencyId: number;
  role: string;
  title: string;
  /** Codes of fields of procedures they look after; empty = all. */
  fields: string[];
  /** Codes of desks or communes whose dossiers they look after; empty = all. */
  areas: string[];
  /** The most secret dossiers it sees. */
  clearance: string;
  /** First day, `yyyy-MM-dd`; null = from before days were kept. */
  since: string | null;
}

export const OfficerEntity = registerEntity(
  new EntitySchema<OfficerRow>({
    name: 'officer',
    schema: 'organization',
    columns: {
      id: { type: 'integer', primary: true, generated: 'increment' },
      username: { type: 'text' },
      fullName: { type: 'text', name: 'full_name' },
      emailSealed: { type: 'bytea', name: 'email_sealed', nullable: true },
      phoneSealed: { type: 'bytea', name: 'phone_sealed', nullable: true },
      identityIndex: { type: 'bytea', name: 'identity_index', nullable: true },
      version: { type: 'integer', default: 1 },
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
      fields: { type: 'text', array: true, default: '{}' },
      areas: { type: 'text', array: true, default: '{}' },
      clearance: { type: 'text', default: 'normal' },
      since: { type: 'date', nullable: true },
    },
  }),
);
