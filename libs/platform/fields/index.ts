import { z } from 'zod';

/** Fields many requests share. Own messages are written `vi | en`. */

/** Free text: trimmed, NFC (so that search and comparison see one spelling of each Vietnamese letter). */
export const text = (longest: number) => z.string().normalize('NFC').trim().min(1).max(longest);

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

/**
 * A Vietnamese phone number, kept as `0xxxxxxxxx`: mobile ones have ten digits, landlines eleven. `+84…`, `84…`,
 * spaces, dots and dashes are understood.
 */
export const phoneNumber = z
  .string()
  .transform((typed) => typed.replace(/[\s.-]/g, '').replace(/^(?:\+?84)(?=\d{9,10}$)/, '0'))
  .refine((digits) => /^0(?:[35789]\d{8}|2\d{9})$/.test(digits), {
    message:
      'Số điện thoại phải có 10 chữ số (bắt đầu bằng 03, 05, 07, 08, 09) hoặc 11 chữ số (bắt đầu bằng 02)' +
      ' | Must be a Vietnamese phone number of 10 digits (from 03, 05, 07, 08, 09) or 11 digits (from 02)',
    params: { code: 'invalid_phone' },
  });

export const emailAddress = z
  .email('Địa chỉ thư điện tử không đúng | Is not an e-mail address')
  .max(254)
  .transform((typed) => typed.toLowerCase());

/** A day of the calendar, `yyyy-MM-dd`, of the years PostgreSQL's `date` counts: there was no year 0. */
export const calendarDay = z.iso.date().refine((day) => !day.startsWith('0000'), {
  message: 'Ngày không đúng | Is not a date',
  params: { code: 'invalid_date' },
});

/** Whether PostgreSQL's `text` and `jsonb` can hold it: not U+0000, nor half of a surrogate pair. */
export const canBeStored = (typed: string): boolean => !/[\u0000\p{Surrogate}]/u.test(typed);

/** Query of a list: `limit` rows after `cursor`. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
};
