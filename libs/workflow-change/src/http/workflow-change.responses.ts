import { z } from 'zod';
import { workflowMoveSchema } from '../domain/workflow-change.ts';

const instant = z.string().describe('RFC 3339, +07:00');
const standing = z.array(
  z.strictObject({ step: z.string(), arrived: z.int().describe('Branches that have arrived') }),
);
const reasons = z.array(
  z.strictObject({
    code: z.enum([
      ...(['step-missing', 'status-differs', 'agency-missing', 'branches-merge', 'unreachable'] as const),
      ...(['phase-differs', 'facts-missing', 'not-planned'] as const),
    ]),
    vi: z.string(),
    en: z.string(),
  }),
);

export const changeResponse = z.strictObject({
  id: z.uuid(),
  move: z.strictObject({ ...workflowMoveSchema.shape, steps: z.record(z.string(), z.string()) }),
  looked: z.int().describe('Running dossiers that were looked at'),
  /** What becomes of dossiers that stand alike, the most first. */
  lines: z.array(
    z.strictObject({
      version: z.int(),
      from: standing,
      to: standing.nullable().describe('Null when they stay'),
      reasons,
      dossiers: z.int(),
      examples: z.array(z.string()).describe('Codes of some of them'),
      vi: z.string(),
      en: z.string(),
    }),
  ),
  state: z.enum(['planned', 'applying', 'done']),
  plannedAt: instant,
  plannedBy: z.string(),
  decided: z
    .strictObject({ at: instant, by: z.string(), reason: z.string(), decision: z.string() })
    .nullable(),
  moved: z.int().describe('Dossiers that have been moved'),
  left: z.int().describe('Dossiers that were looked at again and left where they are'),
});

export const decidedResponse = z.strictObject({ id: z.uuid(), state: z.literal('applying') });

export const outcomesResponse = z.strictObject({
  items: z.array(
    z.strictObject({ id: z.uuid(), code: z.string(), outcome: z.enum(['moved', 'left']), reasons }),
  ),
  /** Id to go on after; null at the end. */
  next: z.uuid().nullable(),
});
