import { z } from 'zod';
import { type NeedFault, NEED_FAULTS } from '../domain/papers/supplement-need.ts';

const instant = z.string().describe('RFC 3339, +07:00');

export const needsAddedResponse = z.strictObject({ ids: z.array(z.uuid()) });

export const needListResponse = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      component: z.string().nullable(),
      name: z.string(),
      fault: z.enum(Object.keys(NEED_FAULTS) as [NeedFault, ...NeedFault[]]),
      explanation: z.string().nullable(),
      ground: z.string().nullable(),
      by: z.strictObject({ name: z.string(), agency: z.string() }),
      addedAt: instant,
      /** Left: processing went on without it. */
      state: z.enum(['open', 'asked', 'met', 'left', 'taken-back']),
    }),
  ),
});

export const codeSentResponse = z.strictObject({
  phone: z.string().describe('masked'),
  expiresAt: instant,
});

export const originalsResponse = z.strictObject({
  held: z.array(z.strictObject({ code: z.string(), name: z.string(), held: z.int() })),
  returned: z.array(
    z.strictObject({
      at: instant,
      code: z.string(),
      name: z.string(),
      originals: z.int(),
      recipient: z.string().nullable().describe('null = erased'),
      by: z.string(),
    }),
  ),
});
