/**
 * The forms of values in `mapi`, written from the protocol and not from the product: nothing of the product is imported here.
 * Every value is a string; an unknown one is empty.
 */
export type Form = (value: string) => boolean;

export const anything: Form = () => true;
export const upTo =
  (longest: number): Form =>
  (value) =>
    value.length <= longest;
export const given: Form = (value) => value.trim() !== '';
export const codeOf =
  (...codes: string[]): Form =>
  (value) =>
    codes.includes(value);
export const both =
  (...forms: Form[]): Form =>
  (value) =>
    forms.every((form) => form(value));
export const orEmpty =
  (form: Form): Form =>
  (value) =>
    value === '' || form(value);

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `yyyyMMddHHmmss` of a day there is. */
export const moment: Form = (value) => {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(value)?.slice(1).map(Number);
  if (!parts) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = (DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
  return year >= 2000 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60;
};

/** An instant as the protocol writes it, seven hours ahead of UTC. */
export const written = (at: Date): string =>
  new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace(/\D/g, '');

export const dossierCode: Form = (value) =>
  /^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(\.\d{1,3})*)-(\d{6}|\d{8})-\d{4,7}$/.test(value);
export const procedureCode: Form = (value) => /^\d\.\d{6}(\.[A-Z0-9]+)*$/.test(value);
export const amount: Form = (value) => /^(0|[1-9]\d*)$/.test(value);
export const address: Form = (value) => /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value);
export const status: Form = codeOf('1', '2', '3', '4', '5', '6', '7', '8', '9', '10');
