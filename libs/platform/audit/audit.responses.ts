import { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import { pageQuery } from '#platform/fields';
import type { ListedEntry } from './list-audit-entries.ts';

/** Query of a list of entries; the cursor is the id of the last entry seen. */
export const auditPageQuery = {
  ...pageQuery,
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
};

export const auditResponse = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      at: z.string(),
      actor: z.string().describe('user name, `service:<name>`, `portal:national`, `system`, or `unknown`'),
      onBehalfOf: z.int().nullable().describe('id of the officer who answers for it'),
      address: z.string().nullable().describe('network address of the request'),
      action: z.string(),
      subject: z.strictObject({ type: z.string(), id: z.string() }),
      outcome: z.enum(['done', 'refused']),
      change: z.strictObject({ before: z.unknown(), after: z.unknown() }).nullable(),
      details: z.record(z.string(), z.unknown()),
      correlationId: z.string(),
    }),
  ),
  next: z.string().nullable(),
});

export const presentAudit = ({
  items,
  next,
}: {
  items: readonly ListedEntry[];
  next: string | null;
}): z.infer<typeof auditResponse> => ({
  items: items.map(({ at, subjectType, subjectId, ...entry }) => ({
    ...entry,
    at: rfc3339(at),
    subject: { type: subjectType, id: subjectId },
  })),
  next,
});
