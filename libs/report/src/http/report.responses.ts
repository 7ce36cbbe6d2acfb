import { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import type { ProcessingReport } from '../application/processing-report.ts';
import { GROUPINGS } from '../domain/grouping.ts';

const count = z.int().min(0);

const counts = z.strictObject({
  received: z.strictObject({ total: count, online: count, direct: count, carriedOver: count }),
  resolved: z.strictObject({ total: count, early: count, onTime: count, late: count }),
  inProgress: z.strictObject({ total: count, withinLimit: count, late: count, paused: count }),
});

export const agencyResponse = z.strictObject({ code: z.string(), name: z.string() });

export const processingResponse = z.strictObject({
  from: z.string(),
  to: z.string(),
  by: z.enum(GROUPINGS),
  agency: agencyResponse
    .nullable()
    .describe('what it is about, with what lies below; null = several agencies'),
  asOf: z.string().describe('up to when things are counted'),
  final: z.boolean().describe('the period is over: its figures stay what they are'),
  lines: z.array(z.strictObject({ code: z.string().nullable(), name: z.string(), counts })),
  total: counts,
});

export const presentProcessing = (report: ProcessingReport): z.infer<typeof processingResponse> => ({
  from: report.from,
  to: report.to,
  by: report.by,
  agency: report.about && { code: report.about.code, name: report.about.name },
  asOf: rfc3339(report.asOf),
  final: report.final,
  lines: report.lines.map(({ code, name, counts: figures }) => ({ code, name, counts: figures })),
  total: report.total,
});
