import { z } from 'zod';
import { faultKinds } from '../faults/fault.ts';

/** One call as the platform noted it. */
export const platformCall = z.object({
  at: z.string(),
  service: z.enum([
    ...(['token', 'papers', 'file', 'deposit', 'population'] as const),
    ...(['civil-list', 'civil-detail', 'civil-state'] as const),
  ]),
  /** As it was sent; of a token nothing. */
  body: z.unknown(),
  /** HTTP status of the answer; null = there was none. */
  status: z.int().nullable(),
  fault: z.enum(faultKinds).nullable(),
});
export type PlatformCall = z.output<typeof platformCall>;
export type PlatformService = PlatformCall['service'];
