import type { DossierSnapshot } from '#dossier';
import { readPhoneNumber } from '#platform/fields';

type Reachable = Pick<DossierSnapshot['applicant'], 'phone' | 'email' | 'submitterPhone'>;

/** Where an applicant is reached, by channel; null = not over this one. */
export interface Recipients {
  sms: string | null;
  email: string | null;
}

/** The mobile number behind any spelling, also one from before 2018; landlines take no SMS. */
function mobileOf(typed: string | null): string | null {
  const read = typed === null ? null : readPhoneNumber(typed);
  return read?.kind === 'mobile' ? read.number : null;
}

/** The applicant's own mobile number, else that of whoever handed the dossier in; the applicant's own e-mail address. */
export const recipientsOf = ({ phone, submitterPhone, email }: Reachable): Recipients => ({
  sms: mobileOf(phone) ?? mobileOf(submitterPhone),
  email,
});

/** A gateway's words without the numbers and addresses it likes to repeat; fit for logs and lists. */
export const withoutContacts = (words: string): string =>
  words.replace(/[^\s<>"'(),;:@]+@[^\s<>"'(),;:@]+/g, '(e-mail)').replace(/\+?\d{9,}/g, '(phone)');
