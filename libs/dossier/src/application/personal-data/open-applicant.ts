import type { PersonalData } from '#platform/personal-data';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { applicantPlace, type SealedFields } from '../../persistence/sealed-applicant.ts';

/** How an applicant is known and reached, in the clear: never log it, never put it into a job. */
export interface OpenedFields {
  identityNumber: string;
  phone: string | null;
  email: string | null;
  submitterPhone: string | null;
}

/** @throws dossier.personal-data-erased when they were kept as long as they had to be */
export async function openApplicant(
  personal: PersonalData,
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
