import { z } from 'zod';
import { DOSSIER_CODE, NOTICE_CHANNELS, NOTICE_LANGUAGES, noticeWishesSchema } from '#dossier';
import { pageQuery } from '#platform/fields';

export const trackedCode = z.strictObject({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(DOSSIER_CODE, 'Mã hồ sơ không đúng dạng, ví dụ H99.11.01-261121-0001 | Not a dossier code'),
});

const secret = z.string().min(1).max(40);
const lang = z.enum(NOTICE_LANGUAGES).optional();

export const lookQuery = z.strictObject({ secret: secret.optional(), lang });
export const ownListQuery = z.strictObject({ ...pageQuery, lang });
export const ownLookQuery = z.strictObject({ lang });
/** Whatever is asked from the page comes with the language the page has. */
export const secretQuery = z.strictObject({ secret, lang });

/** Pages of the dossier beside this one, by their addresses below it. */
export const ELSEWHERE = ['rating', 'asking'] as const;
export type Elsewhere = (typeof ELSEWHERE)[number];

const { channels, language } = noticeWishesSchema.shape;

/** A form sends a word for one ticked box, and none for none. */
export const wishesBody = z.strictObject({
  channels: z.union([channels, z.enum(NOTICE_CHANNELS)]).default([]),
  language,
  page: lang.describe('of the form: in which language to show the page it leads back to'),
  show: lang.describe('of the form: nothing is chosen, the page is shown in this language'),
  go: z.enum(ELSEWHERE).optional().describe('of the form: nothing is chosen, it leads to that page'),
});
