import { z } from 'zod';
import type { Proof } from '../application/prove-workflow.ts';
import { workflowSchema } from '../domain/definition.ts';

const warning = z.strictObject({
  code: z.enum(['steps-exceed-limit', 'steps-below-limit', 'step-exceeds-limit', 'phases-differ']),
  at: z.string().describe('The step, the case or the procedure'),
  vi: z.string(),
  en: z.string(),
});

const fault = z.strictObject({
  code: z.string(),
  at: z.string().describe('The step, or the action as `step/action`'),
  path: z.array(z.string()).describe('Actions from reception to the fault, each as `step/action`'),
  way: z.array(z.strictObject({ vi: z.string(), en: z.string() })).describe('The path in words'),
  vi: z.string(),
  en: z.string(),
});

export const proofResponse = z.strictObject({
  sound: z.boolean(),
  faults: z.array(fault),
  warnings: z.array(warning),
});

export const presentProof = ({ faults, warnings }: Proof): z.infer<typeof proofResponse> => ({
  sound: faults.length === 0,
  faults: faults.map(({ path, way, ...told }) => ({ ...told, path: [...path], way: [...way] })),
  warnings: [...warnings],
});

export const publicationResponse = z.strictObject({
  code: z.string(),
  version: z.int(),
  changed: z.boolean().describe('False when the newest version already said the same'),
  warnings: z.array(warning),
});

const words = z.strictObject({ vi: z.string(), en: z.string() });

export const changesResponse = z.strictObject({
  items: z.array(
    z.strictObject({
      pointer: z
        .string()
        .describe('JSON Pointer into the later version, or into the earlier one for what went'),
      field: words,
      before: z.unknown().optional().describe('Absent = not there'),
      after: z.unknown().optional(),
      vi: z.string(),
      en: z.string(),
    }),
  ),
});

export const versionsResponse = z.strictObject({
  items: z.array(
    z.strictObject({
      code: z.string(),
      version: z.int(),
      name: z.string(),
      basis: workflowSchema.shape.basis,
      publishedAt: z.string().describe('RFC 3339, +07:00'),
      effectiveFrom: z.iso.date().nullable(),
      warnings: z.array(warning),
    }),
  ),
});
