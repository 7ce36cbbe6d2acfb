import { z } from 'zod';
import { faultKinds } from '../faults/fault.ts';

/** What the ledger of the sign-on keeps: who said who they are, and which system was told so. */
export const signOnEvent = z.object({
  at: z.string(),
  what: z.enum(['signed-in', 'refused', 'token-given', 'token-refused']),
  /** Null when nobody said. */
  username: z.string().nullable(),
  /** The fault that struck it. */
  fault: z.enum(faultKinds).nullable(),
});

export type SignOnEvent = z.output<typeof signOnEvent>;
