import type { DossierSnapshot } from '#dossier';

type Reachable = Pick<DossierSnapshot['applicant'], 'phone' | 'email' | 'submitterPhone'>;

/** Where an applicant is reached, by channel; null = not over this one. */
export interface Recipients {
  sms: string | null;
  email: string | null;
}

/** Mobile numbers since the renumbering of 2018; landlines (`02…`) take no SMS. */
const MOBILE = /^0[35789]\d{8}$/;

/** The applicant's own mobile number, else that of whoever handed the dossier in; the applicant's own e-mail address. */
export const recipientsOf = ({ phone, submitterPhone, email }: Reachable): Recipients => ({
  sms: [phone, submitterPhone].find((number) => number !== null && MOBILE.test(number)) ?? null,
  email,
});

/** A gateway's words without the numbers and addresses it likes to repeat; fit for logs and lists. */
export const withoutContacts = (words: string): string =>
  words.replace(/[^\s<>"'(),;:@]+@[^\s<>"'(),;:@]+/g, '(e-mail)').replace(/\+?\d{9,}/g, '(phone)');
