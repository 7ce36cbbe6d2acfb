import { z } from 'zod';
import { calendarDay } from '#platform/fields';

/** Bytes of JSON: more than twice the whole country's catalogue. */
export const IMPORT_BODY_LIMIT = 64 * 1024 * 1024;
/** Characters of base64: 10 MB of workbook. */
const LONGEST_FILE = Math.ceil((10 * 1024 * 1024) / 3) * 4;

const laidOver = {
  complete: z
    .boolean()
    .default(false)
    .describe('The source holds every procedure: what it lacks is abolished'),
  effectiveOn: calendarDay.optional().describe('Last day of what is abolished; today when absent'),
};

export const importBody = z.discriminatedUnion('source', [
  z.strictObject({
    source: z.literal('json'),
    procedures: z
      .union([z.array(z.unknown()), z.record(z.string(), z.unknown())])
      .describe('One procedure, or an array of them, in the form of GET /procedures/{code}'),
    ...laidOver,
  }),
  z.strictObject({
    source: z.literal('xlsx'),
    fileName: z.string().normalize('NFC').trim().min(1).max(255),
    contentBase64: z.base64().max(LONGEST_FILE),
    ...laidOver,
  }),
]);

export const importParams = z.strictObject({ id: z.uuid() });

export const importsPage = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  after: z.uuid().optional(),
});

export const importPage = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.coerce.number().int().min(0).max(1_000_000).optional(),
  findingsAfter: z.coerce.number().int().min(0).max(10_000_000).optional(),
});
