import type { PersonalData, Place } from '#platform/personal-data';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { applicantPlace, type SealedFields } from '../../persistence/sealed-applicant.ts';

/** How an applicant is known and reached, in the clear: never log it, never put it into a job. */
export interface OpenedFields {
  identityNumber: string;
  phone: string | null;
  email: string | null;
  submitterPhone: string | null;
}

/** @throws dossier.personal-data-erased when they were kept as long as they had to be, personal-data.unopenable */
export async function openApplicant(
  personal: Pick<PersonalData, 'open' | 'openOptional'>,
  dossierId: string,
  { identitySealed, phoneSealed, emailSealed, submitterPhoneSealed }: SealedFields,
): Promise<OpenedFields> {
  if (!identitySealed) throw dossierProblem('dossier.personal-data-erased');
  return {
    identityNumber: await personal.open(identitySealed, applicantPlace('identity', dossierId)),
    phone: await personal.openOptional(phoneSealed, applicantPlace('phone', dossierId)),
    email: await personal.openOptional(emailSealed, applicantPlace('email', dossierId)),
    submitterPhone: await personal.openOptional(
      submitterPhoneSealed,
      applicantPlace('submitterPhone', dossierId),
    ),
  };
}

/** As `openApplicant`, for whom a field that does not open is not to keep from the others: it says so. */
export const openApplicantToShow = (
  personal: PersonalData,
  dossierId: string,
  sealed: SealedFields,
): Promise<OpenedFields> => {
  const toShow = {
    open: (value: Buffer, place: Place) => personal.openToShow(value, place),
    openOptional: (value: Buffer | null, place: Place) => personal.openToShow(value, place),
  };
  return openApplicant(toShow, dossierId, sealed);
};
