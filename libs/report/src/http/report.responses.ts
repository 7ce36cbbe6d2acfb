import { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import type { ProcessingReport } from '../application/processing-report.ts';
import { CONFINEMENTS } from '../domain/confinement.ts';
import { GROUPINGS } from '../domain/grouping.ts';

const count = z.int().min(0);

const counts = z.strictObject({
  received: z.strictObject({ total: count, online: count, direct: count, carriedOver: count }),
  resolved: z.strictObject({ total: count, early: count, onTime: count, late: count }),
  inProgress: z.strictObject({ total: count, withinLimit: count, late: count, paused: count }),
});

const percent = z.number().min(0).max(100);
const share = z.strictObject({ of: count, met: count });
const amount = z.int().describe('whole đồng; less than nought where more was taken back than booked');

const beside = z.strictObject({
  onlineShare: percent.nullable().describe('of what was received in the period; null = nothing was'),
  fees: z
    .strictObject({ charged: amount, exempted: amount, cash: amount, online: amount, refunded: amount })
    .nullable()
    .describe('booked in the period'),
  satisfaction: z
    .strictObject({ rated: count, verySatisfied: count, satisfied: count, notSatisfied: count })
    .describe('said in the period'),
  synchronised: share
    .nullable()
    .describe('of what was received in the period, what the national portal had by its end'),
});

export const agencyResponse = z.strictObject({ code: z.string(), name: z.string() });

export const confinedResponse = z
  .array(z.enum(CONFINEMENTS))
  .describe('by what some dossiers of these agencies are left out, as the caller does not answer for them');

export const processingResponse = z.strictObject({
  from: z.string(),
  to: z.string(),
  by: z.enum(GROUPINGS),
  agency: agencyResponse
    .nullable()
    .describe('what it is about, with what lies below; null = several agencies'),
  confinedBy: confinedResponse,
  asOf: z.string().describe('up to when things are counted'),
  final: z.boolean().describe('the period is over: its figures stay what they are'),
  lines: z.array(z.strictObject({ code: z.string().nullable(), name: z.string(), counts })),
  total: counts,
  beside,
});

export const presentProcessing = (report: ProcessingReport): z.infer<typeof processingResponse> => ({
  from: report.from,
  to: report.to,
  by: report.by,
  agency: report.about && { code: report.about.code, name: report.about.name },
  confinedBy: [...report.confinedBy],
  asOf: rfc3339(report.asOf),
  final: report.final,
  lines: report.lines.map(({ code, name, counts: figures }) => ({ code, name, counts: figures })),
  total: report.total,
  beside: report.beside,
});
