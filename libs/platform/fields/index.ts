import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { readPhoneNumber } from './phone-number.ts';

export { type PhoneNumber, readPhoneNumber } from './phone-number.ts';
export { canBeStored, storable, type Unstorable, unstorableIn } from './unstorable.ts';

/** Fields many requests share. Own messages are written `vi | en`. */

/** Free text: trimmed, NFC (so that search and comparison see one spelling of each Vietnamese letter). */
export const text = (longest: number) => z.string().normalize('NFC').trim().min(1).max(longest);

/** Text of lines. Forms of browsers end each with two signs and count one: so it is kept, and counted here as well. */
export const lines = (longest: number) =>
  z
    .string()
    .overwrite((typed) => typed.replaceAll('\r\n', '\n'))
    .normalize('NFC')
    .trim()
    .min(1)
    .max(longest);

/** Text kept letter for letter, in which there is something to read. */
export const words = (longest: number) =>
  z
    .string()
    .min(1, { abort: true })
    .max(longest)
    .refine((typed) => /[^\s\p{Cf}]/u.test(typed), {
      message: 'Không được chỉ có khoảng trắng | Must not be blank',
      params: { code: 'blank' },
    });

const PHONE_REFUSED = {
  invalid_phone:
    'Số điện thoại phải có 10 chữ số (bắt đầu bằng 03, 05, 07, 08, 09) hoặc 11 chữ số (bắt đầu bằng 02)' +
    ' | Must be a Vietnamese phone number of 10 digits (from 03, 05, 07, 08, 09) or 11 digits (from 02)',
  foreign_phone: 'Phải là số điện thoại ở Việt Nam | Must be a phone number of Viet Nam',
};

/** A Vietnamese phone number in any spelling, kept as `0xxxxxxxxx` or `02xxxxxxxxx`. */
export const phoneNumber = z.string().transform((typed, context) => {
  const read = readPhoneNumber(typed);
  if (read.kind !== 'refused') return read.number;
  context.addIssue({ code: 'custom', message: PHONE_REFUSED[read.reason], params: { code: read.reason } });
  return z.NEVER;
});

/**
 * An e-mail address, kept in lower case. Names of domains with accents become what mail servers call them (RFC 3490:
 * `tỉnh.vn` → `xn--…`). An accented mailbox is refused, not stripped: the plain one may be somebody else's.
 */
export const emailAddress = z
  .string()
  .max(254)
  .normalize('NFC')
  .refine((typed) => !/[^\u0000-\u007f].*@/.test(typed), {
    message: 'Địa chỉ thư điện tử phải viết không dấu | Must be written without accents',
    params: { code: 'accented_email' },
    abort: true,
  })
  .meta({ format: 'email' })
  .transform((typed) => typed.replace(/(?<=@)[^@]*[^\u0000-\u007f][^@]*$/, domainToASCII))
  .pipe(z.email('Địa chỉ thư điện tử không đúng | Is not an e-mail address').max(254))
  .transform((typed) => typed.toLowerCase());

/** A day of the calendar, `yyyy-MM-dd`, of the years PostgreSQL's `date` counts: there was no year 0. */
export const calendarDay = z.iso.date().refine((day) => !day.startsWith('0000'), {
  message: 'Ngày không đúng | Is not a date',
  params: { code: 'invalid_date' },
});

/** Query of a list: `limit` rows after `cursor`. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
};
