import { z } from 'zod';
import { DOSSIER_CODE } from '#dossier';
import { lines } from '#platform/fields';
import { LEVELS, LONGEST_COMMENT, REASONS } from '../domain/rating.ts';

export const dossierParams = z.strictObject({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(DOSSIER_CODE, 'Mã hồ sơ không đúng dạng, ví dụ H99.11.01-261121-0001 | Not a dossier code'),
});

const secret = z.string().min(1).max(40);
export const secretQuery = z.strictObject({ secret });
export const pageLanguage = z.enum(['vi', 'en']).optional().describe('of the page; else Accept-Language');
export const pageQuery = z.strictObject({ secret, language: pageLanguage });

/** A form sends nothing of a box left alone, one word for one ticked, and an empty one for a text not written. */
const unsaid = z.literal('').transform(() => null);
const level = z.enum(LEVELS);
const optionalLevel = z.union([unsaid, level]).nullable().default(null);
const reason = z.enum(REASONS);

export const ratingBody = z.strictObject({
  level,
  receivedLevel: optionalLevel.describe('of whoever took the dossier in'),
  handledLevel: optionalLevel.describe('of whoever examined it'),
  reasons: z
    .union([reason.transform((one) => [one]), z.array(reason).max(REASONS.length)])
    .default([])
    .transform((said) => [...new Set(said)])
    .describe('what you were content with, or not'),
  comment: z
    .union([unsaid, lines(LONGEST_COMMENT)])
    .nullable()
    .default(null),
});

export const ratingResponse = z.strictObject({
  code: z.string(),
  procedure: z.string(),
  agency: z.string(),
  state: z.enum(['too-early', 'open', 'rated']),
  received: z.boolean().describe('there is an officer who took it in, to be rated'),
  handled: z.boolean().describe('there is an officer who examined it, to be rated'),
  rated: z.strictObject({ level, at: z.string() }).nullable(),
});
