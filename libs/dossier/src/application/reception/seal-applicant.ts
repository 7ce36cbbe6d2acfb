import type { PersonalData } from '#platform/personal-data';
import type { Applicant, Submitter } from '../../domain/applicant.ts';
import { applicantPlace } from '../../persistence/sealed-applicant.ts';
import type { SealedApplicant } from '../../persistence/insert-dossier.ts';

/** What of an applicant is stored sealed, and what it is found by. */
export async function sealApplicant(
  personal: PersonalData,
  dossierId: string,
  applicant: Applicant,
  submitter: Submitter | null,
): Promise<SealedApplicant> {
  const { identity, phone, email } = applicant;
  const submitterPhone = submitter?.phone ?? phone;
  return {
    identity: await personal.seal(identity.number, applicantPlace('identity', dossierId)),
    identityIndex: await personal.indexOf('identity', identity.number),
    identityTail: identity.number.slice(-3),
    phone: await personal.sealOptional(phone, applicantPlace('phone', dossierId)),
    phoneIndex: phone === undefined ? null : await personal.indexOf('phone', phone),
    email: await personal.sealOptional(email, applicantPlace('email', dossierId)),
    submitterIdentityIndex:
      submitter?.citizenId === undefined ? null : await personal.indexOf('identity', submitter.citizenId),
    submitterPhone: await personal.sealOptional(submitterPhone, applicantPlace('submitterPhone', dossierId)),
  };
}
