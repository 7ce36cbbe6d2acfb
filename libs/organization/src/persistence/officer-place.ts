import type { Place } from '#platform/personal-data';

/** Where an officer's e-mail or phone is sealed for. */
export const officerPlace = (field: 'email' | 'phone', officerId: number): Place => ({
  column: `organization.officer.${field}_sealed`,
  row: String(officerId),
});
