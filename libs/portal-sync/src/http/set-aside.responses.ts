import { z } from 'zod';
import { pageQuery } from '#platform/fields';

const instant = z.string().describe('RFC 3339, +07:00');

export const setAsideQuery = z.strictObject({
  ...pageQuery,
  procedure: z.string().min(1).max(40).optional().describe('Code of a procedure'),
});

export const setAsideList = z.strictObject({
  items: z.array(
    z.strictObject({
      dossier: z.strictObject({
        id: z.uuid(),
        code: z.string(),
        procedureCode: z.string(),
        procedureName: z.string(),
      }),
      agency: z.strictObject({ code: z.string(), name: z.string() }).nullable().describe('leads the dossier'),
      sequence: z.int().describe('of the change; those after it wait'),
      attempts: z.int(),
      since: instant,
      reason: z.string().describe('Vietnamese; often in the words of the portal'),
    }),
  ),
  next: z.string().nullable().describe('cursor of the next page'),
});

export const setAsideCounts = z.strictObject({
  items: z.array(
    z.strictObject({
      procedureCode: z.string(),
      procedureName: z.string(),
      reason: z.string(),
      count: z.int(),
      since: instant.describe('the oldest of them'),
    }),
  ),
});

export const retryBody = z.strictObject({
  dossierIds: z
    .array(z.uuid())
    .min(1)
    .max(500)
    .refine((ids) => new Set(ids).size === ids.length, {
      message: 'Mỗi hồ sơ chỉ được có một lần | Each dossier may come once only',
      params: { code: 'not_unique' },
    }),
});

export const retriedList = z.strictObject({
  retried: z.int(),
  items: z
    .array(
      z.strictObject({
        dossierId: z.uuid(),
        sequence: z.int().nullable().describe('null = nothing of the dossier was set aside'),
      }),
    )
    .describe('in the order they came'),
});
