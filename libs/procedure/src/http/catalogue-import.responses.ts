import { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import type { ImportLine, ImportPage } from '../application/queries/find-import.ts';
import { IMPORT_SOURCES, IMPORT_STATES } from '../domain/catalogue-import.ts';

const instant = z.string().describe('RFC 3339, +07:00');
const bilingual = z.strictObject({ vi: z.string(), en: z.string() });

const importHead = z.strictObject({
  id: z.uuid(),
  source: z.enum(IMPORT_SOURCES),
  fileName: z.string().nullable(),
  digest: z.string().describe('SHA-256 of the source, hex'),
  complete: z.boolean(),
  effectiveOn: z.string().describe('Last day of what is abolished'),
  basedOn: z
    .int()
    .describe('Catalogue revision it was compared with; send it as If-Match with the application'),
  state: z.enum(IMPORT_STATES),
  proposedAt: instant,
  proposedBy: z.string(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  counts: z.strictObject({
    total: z.int(),
    new: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    abolished: z.int(),
    findings: z.int(),
  }),
});

export const importsResponse = z.strictObject({
  items: z.array(importHead),
  next: z.uuid().nullable().describe('`after` of the next page; null at the end'),
});

export const importResponse = importHead.extend({
  items: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      kind: z.enum(['new', 'changed', 'abolished']),
      validFrom: z.string(),
      validTo: z.string().nullable(),
      changes: z.array(
        z.strictObject({
          pointer: z.string().describe('JSON Pointer into the procedure'),
          field: bilingual,
          before: z.unknown().optional(),
          after: z.unknown().optional(),
        }),
      ),
    }),
  ),
  findings: z.array(
    z.strictObject({
      code: z.string(),
      procedure: z.string(),
      pointer: z.string().describe('JSON Pointer into the procedure'),
      ...bilingual.shape,
    }),
  ),
  next: z.int().nullable().describe('`after` of the next page of items; null at the end'),
  nextFindings: z.int().nullable().describe('`findingsAfter` of the next page of findings; null at the end'),
});

export const appliedResponse = z.strictObject({
  revision: z.int().describe('Catalogue revision after it'),
  versions: z.int().describe('Versions written'),
});

/** A dry run as it is answered. */
export const importAnswer = (page: ImportPage, limit: number): z.infer<typeof importResponse> => ({
  ...headAnswer(page.head, page.counts),
  items: page.items
    .slice(0, limit)
    .map(({ position: _, ...item }) => ({ ...item, changes: [...item.changes] })),
  findings: page.findings.slice(0, limit).map(({ position: _, ...finding }) => finding),
  next: nextOf(page.items, limit),
  nextFindings: nextOf(page.findings, limit),
});

/** A page of dry runs. @param lines one more than the limit where there are more */
export const importsAnswer = (
  lines: readonly ImportLine[],
  limit: number,
): z.infer<typeof importsResponse> => ({
  items: lines.slice(0, limit).map(({ counts, ...head }) => headAnswer(head, counts)),
  next: lines.length > limit ? (lines[limit - 1]?.id ?? null) : null,
});

function headAnswer(
  { total, unchanged, proposedAt, decidedAt, ...head }: ImportPage['head'],
  counts: ImportPage['counts'],
): z.infer<typeof importHead> {
  return {
    ...head,
    proposedAt: rfc3339(proposedAt),
    decidedAt: decidedAt ? rfc3339(decidedAt) : null,
    counts: { total, unchanged, ...counts },
  };
}

const nextOf = (rows: readonly { position: number }[], limit: number): number | null =>
  rows.length > limit ? (rows[limit - 1]?.position ?? null) : null;
