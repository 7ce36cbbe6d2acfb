import { sql, type Sql } from '#platform/database';
import type { Place } from '#platform/personal-data';

/** Sealed fields of an applicant as they are stored; no identity number = erased when its time had come. */
export interface SealedFields {
  identitySealed: Buffer | null;
  phoneSealed: Buffer | null;
  emailSealed: Buffer | null;
  submitterPhoneSealed: Buffer | null;
}

/** Select list of the sealed fields of `dossier.applicant a`. */
export const SEALED_FIELDS: Sql = sql`
  a.identity_sealed as "identitySealed", a.phone_sealed as "phoneSealed", a.email_sealed as "emailSealed",
  a.submitter_phone_sealed as "submitterPhoneSealed"`;

const COLUMNS = {
  identity: 'dossier.applicant.identity_sealed',
  phone: 'dossier.applicant.phone_sealed',
  email: 'dossier.applicant.email_sealed',
  submitterPhone: 'dossier.applicant.submitter_phone_sealed',
} as const;

/** Where a field of a dossier's applicant is sealed for. */
export const applicantPlace = (field: keyof typeof COLUMNS, dossierId: string): Place => ({
  column: COLUMNS[field],
  row: dossierId,
});
