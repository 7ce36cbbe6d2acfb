import { z } from 'zod';
import { AGENCY_KINDS, AGENCY_LEVELS, OFFICER_ROLES, SECRECY_LEVELS } from '#organization';

const day = z.string().describe('yyyy-MM-dd');
const instant = z.string().describe('RFC 3339, +07:00');

export const writtenResponse = z.strictObject({ version: z.int() });

export const agencyResponse = z.strictObject({
  code: z.string(),
  nationalId: z.string(),
  name: z.string(),
  kind: z.enum(AGENCY_KINDS),
  level: z.enum(AGENCY_LEVELS),
  parent: z.string().nullable(),
  functions: z.array(z.string()),
  serves: z.array(z.string()).describe('Empty: the whole province'),
  calendar: z.string(),
  phone: z.string(),
  address: z.string(),
  validFrom: day.nullable(),
  validUntil: day.nullable().describe('The day from which it is no more'),
  succeededBy: z.array(z.string()),
  version: z.int(),
});

export const agenciesResponse = z.strictObject({ items: z.array(agencyResponse) });

const position = z.strictObject({
  agency: z.string(),
  role: z.enum(OFFICER_ROLES),
  title: z.string(),
  fields: z.array(z.string()),
  areas: z.array(z.string()),
  clearance: z.enum(SECRECY_LEVELS),
  since: day.nullable(),
  until: day.nullable().describe('The day from which it was no longer held'),
});

const officer = {
  username: z.string(),
  fullName: z.string(),
  version: z.int(),
  positions: z.array(position),
};

export const officerResponse = z.strictObject({
  ...officer,
  email: z.string().nullable().describe('Masked'),
  phone: z.string().nullable().describe('Masked'),
  identityKnown: z.boolean().describe('Whether the index of their identity number is known'),
});

export const officersResponse = z.strictObject({
  items: z.array(z.strictObject(officer)),
  /** Username to go on after; null at the end. */
  next: z.string().nullable(),
});

const counts = z.strictObject({ creates: z.int(), changes: z.int(), gives: z.int(), ends: z.int() });

export const officerImportResponse = z.strictObject({
  id: z.uuid(),
  fileName: z.string(),
  digest: z.string(),
  state: z.enum(['proposed', 'applied']),
  counts,
  findings: z.array(
    z.strictObject({
      row: z.int().describe('As spreadsheets number it'),
      column: z.string().describe('Title of the column'),
      code: z.string(),
      kind: z.enum(['fault', 'notice']),
      vi: z.string(),
      en: z.string(),
    }),
  ),
  proposedAt: instant,
  proposedBy: z.string(),
  appliedAt: instant.nullable(),
  appliedBy: z.string().nullable(),
});

export const appliedResponse = counts;
