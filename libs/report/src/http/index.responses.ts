import { z } from 'zod';
import type { Page } from '#dossier';
import type { Agency } from '#organization';
import { rfc3339 } from '#platform/clock';
import type { IndicatorLine, NationalIndex } from '../application/national-index.ts';
import type { CostingDossier } from '../domain/costing-dossier.ts';
import { INDICATOR_GROUPS, type IndicatorGroup } from '../domain/indicator.ts';
import { INDICATOR_CODES } from '../domain/national-indicators.ts';
import { agencyResponse, confinedResponse } from './report.responses.ts';

const GROUPS = Object.keys(INDICATOR_GROUPS) as [IndicatorGroup, ...IndicatorGroup[]];

const instant = z.string().describe('RFC 3339, +07:00');
const day = z.string().describe('yyyy-MM-dd');
const count = z.int().min(0);
const percent = z.number().min(0).max(100);
const points = z.number().min(0).max(100);
const bilingual = z.strictObject({ vi: z.string(), en: z.string() });

const total = z.strictObject({
  from: day,
  to: day,
  points: points.describe('of what there was something to measure of'),
  measured: points.describe('points at most of that'),
  maximum: points.describe('of the whole index'),
});

export const indexResponse = z.strictObject({
  from: day,
  to: day,
  agency: agencyResponse.nullable().describe('what it is about; null = several agencies'),
  confinedBy: confinedResponse,
  asOf: instant,
  final: z.boolean().describe('the period is over: its figures stay what they are'),
  indicators: z.array(
    z.strictObject({
      code: z.enum(INDICATOR_CODES),
      group: z.strictObject({ code: z.enum(GROUPS), name: bilingual }),
      name: bilingual,
      formula: bilingual,
      maximum: points,
      target: percent.describe('whoever reaches it has all points'),
      score: z
        .strictObject({ of: count, met: count, rate: percent.nullable(), points: points.nullable() })
        .nullable()
        .describe('null = nothing is known here of this indicator'),
      noData: bilingual.nullable().describe('why there are no points; null = there are'),
      trend: z
        .array(z.strictObject({ from: day, to: day, rate: percent.nullable(), points: points.nullable() }))
        .describe('periods before it, the newest first'),
    }),
  ),
  total,
  totalsBefore: z.array(total),
});

export const costingResponse = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      code: z.string(),
      status: z.string().describe('as it was known at the end of the period'),
      procedure: z.strictObject({ code: z.string(), name: z.string() }),
      leadAgency: agencyResponse.nullable(),
      receivedAt: instant,
      dueAt: instant.nullable(),
      endedAt: instant.nullable(),
    }),
  ),
  next: z.string().nullable(),
});

const presentLine = ({ code, indicator, score, noData, trend }: IndicatorLine) => ({
  code,
  group: { code: indicator.group, name: INDICATOR_GROUPS[indicator.group] },
  ...{ name: indicator.name, formula: indicator.formula },
  ...{ maximum: indicator.maximum, target: indicator.target },
  ...{ score, noData },
  trend: [...trend],
});

export const presentIndex = (index: NationalIndex): z.infer<typeof indexResponse> => ({
  ...{ from: index.from, to: index.to },
  agency: index.about && { code: index.about.code, name: index.about.name },
  confinedBy: [...index.confinedBy],
  asOf: rfc3339(index.asOf),
  final: index.final,
  indicators: index.lines.map(presentLine),
  total: index.total,
  totalsBefore: [...index.totalsBefore],
});

export const presentCosting = (
  { items, next }: Page<CostingDossier>,
  agencies: ReadonlyMap<number, Agency>,
): z.infer<typeof costingResponse> => ({
  items: items.map((one) => ({
    ...{ id: one.id, code: one.code, status: one.status },
    procedure: { code: one.procedureCode, name: one.procedureName },
    leadAgency: presentAgencyOf(agencies, one.leadAgencyId),
    receivedAt: rfc3339(one.receivedAt),
    dueAt: rfc3339(one.dueAt),
    endedAt: rfc3339(one.endedAt),
  })),
  next,
});

export function presentAgencyOf(
  agencies: ReadonlyMap<number, Agency>,
  id: number,
): z.infer<typeof agencyResponse> | null {
  const agency = agencies.get(id);
  return agency ? { code: agency.code, name: agency.name } : null;
}
