import { z } from 'zod';
import { text } from '#platform/fields';
import { TOLD_INTENTS } from '../domain/intent.ts';
import { CHANNELS } from '../domain/message.ts';
import { LANGUAGES, PLACEHOLDERS, type PlaceholderName } from '../domain/templates/placeholders.ts';

const LONGEST = 2000;

const key = {
  intent: z.enum(TOLD_INTENTS),
  channel: z.enum(CHANNELS),
  language: z.enum(LANGUAGES),
};

export const agencyQuery = z.strictObject({ agency: z.string().min(1).max(40).describe('code') });
export const templateParams = z.strictObject({ agency: z.string().min(1).max(40).describe('code'), ...key });

const smsContent = z.strictObject({ text: text(LONGEST).describe('with {{ placeholder }} and {% if … %}') });
const letterContent = z.strictObject({
  subject: text(200),
  news: text(LONGEST).describe('what happened'),
  facts: z
    .array(
      z.strictObject({ label: text(100), value: text(500).describe('left out where it comes out empty') }),
    )
    .max(20),
  next: text(LONGEST).describe('what to do now'),
});

const zaloContent = z.strictObject({
  template: z
    .string()
    .regex(/^[A-Za-z0-9]{1,40}$/)
    .describe('id of the template registered at Zalo'),
  parameters: z
    .array(
      z.strictObject({
        name: z
          .string()
          .regex(/^[A-Za-z0-9_]{1,40}$/)
          .describe('as registered'),
        value: text(500).describe('with {{ placeholder }} and {% if … %}'),
      }),
    )
    .min(1)
    .max(20)
    .refine((parameters) => new Set(parameters.map(({ name }) => name)).size === parameters.length, {
      message: 'Mỗi tham số chỉ ghi một lần | Each parameter may appear once',
      params: { code: 'not_unique' },
    }),
});

export const contentSchema = z.union([smsContent, letterContent, zaloContent]);
export const contentBody = z.strictObject({ content: contentSchema });
export const previewBody = z.strictObject({
  content: contentSchema,
  dossier: z.uuid().optional().describe('one the caller may see; without it everything is made up'),
});

const instant = z.string().describe('RFC 3339, +07:00');
const setFor = z.string().nullable().describe('code of the agency; null = as shipped');

export const templateList = z.strictObject({
  items: z.array(
    z.strictObject({
      ...key,
      version: z.int(),
      setFor,
      publishedAt: instant,
      publishedBy: z.string().nullable().describe('null = it came with the system'),
      hasDraft: z.boolean(),
    }),
  ),
});

const names = Object.keys(PLACEHOLDERS) as [PlaceholderName, ...PlaceholderName[]];

export const templateResponse = z.strictObject({
  revision: z.int().describe('counts every change of the agency’s template; the ETag'),
  inForce: z
    .strictObject({ version: z.int(), setFor, content: contentSchema })
    .nullable()
    .describe('null = none: over Zalo, nothing is sent without a registered template'),
  draft: z.strictObject({ content: contentSchema, changedAt: instant, changedBy: z.string() }).nullable(),
  versions: z.array(
    z.strictObject({
      version: z.int(),
      publishedAt: instant,
      publishedBy: z.string().nullable(),
      content: contentSchema.nullable().describe('null = as the agency above, or as shipped'),
    }),
  ),
  placeholders: z.array(
    z.strictObject({
      ...{ name: z.enum(names), vi: z.string(), en: z.string(), example: z.string() },
      required: z.boolean().describe('the law asks for it'),
      flag: z.boolean().describe('for {% if … %} alone'),
    }),
  ),
});

const length = z.strictObject({
  text: z.string(),
  encoding: z.enum(['gsm-7', 'ucs-2']),
  units: z.int().describe('septets, or 16-bit units'),
  segments: z.int(),
  cut: z.boolean().describe('longer than gateways take'),
});

export const checkResponse = z.strictObject({
  findings: z
    .array(
      z.strictObject({
        code: z.string(),
        pointer: z.string().describe('JSON Pointer into the content'),
        line: z.int().nullable(),
        column: z.int().nullable(),
        vi: z.string(),
        en: z.string(),
      }),
    )
    .describe('none = it may be published'),
  sms: z
    .strictObject({
      usual: length.describe('with usual values, unaccented'),
      longest: length.describe('with the longest values, unaccented'),
      accented: length.describe('with the longest values and its accents'),
    })
    .nullable(),
});

export const draftResponse = z.strictObject({ revision: z.int(), ...checkResponse.shape });
export const publishedResponse = z.strictObject({ revision: z.int(), version: z.int() });

export const previewResponse = z.strictObject({
  subject: z.string().nullable(),
  text: z.string(),
  html: z.string().nullable(),
  madeUp: z.array(z.enum(names)).describe('said, though nothing is known of them'),
});
