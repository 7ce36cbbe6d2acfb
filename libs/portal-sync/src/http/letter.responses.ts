import { z } from 'zod';
import { pageQuery } from '#platform/fields';
import { LETTER_KINDS, UNSETTLED_STATES } from '../domain/letter.ts';

const instant = z.string().describe('RFC 3339, +07:00');
const kind = z
  .enum(LETTER_KINDS)
  .describe('where a submission stands, an answer to a question, a rating, an answer for everybody');

export const letterQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(UNSETTLED_STATES).default('set-aside').describe('refused, or on their way'),
  kind: kind.optional(),
});

export const letterList = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      kind,
      about: z.uuid().describe('id of the submission, question or dossier'),
      code: z
        .string()
        .describe(
          'by which the portal knows it: MaHoSo or HOIDAPID; “[không mở được]” = its body does not open',
        ),
      state: z.enum(UNSETTLED_STATES),
      attempts: z.int(),
      writtenAt: instant,
      nextAt: instant.nullable().describe('when it is tried next, or later; null = it waits for a person'),
      reason: z
        .string()
        .nullable()
        .describe('of the last attempt; Vietnamese; often in the words of the portal'),
    }),
  ),
  next: z.string().nullable().describe('cursor of the next page'),
});

export const letterRetryBody = z.strictObject({
  letterIds: z
    .array(z.uuid())
    .min(1)
    .max(500)
    .refine((ids) => new Set(ids).size === ids.length, {
      message: 'Mỗi thư chỉ được có một lần | Each letter may come once only',
      params: { code: 'not_unique' },
    }),
});

export const retriedLetters = z.strictObject({
  retried: z.int(),
  items: z
    .array(
      z.strictObject({ letterId: z.uuid(), retried: z.boolean().describe('false = it was not set aside') }),
    )
    .describe('in the order they came'),
});
