import { z } from 'zod';
import { faultKinds } from '../faults/fault.ts';

/** One request as the portal's ledger keeps it; session and password are left out of `body`. */
export const portalRequest = z.object({
  at: z.string(),
  service: z.string(),
  body: z.record(z.string(), z.unknown()),
  /** Null when the request ended without an answer in the protocol. */
  answer: z.record(z.string(), z.unknown()).nullable(),
  /** Positions in `data` of the elements that were stored. */
  stored: z.array(z.number()),
  /** The fault that struck it. */
  fault: z.enum(faultKinds).nullable(),
});

export type PortalRequest = z.output<typeof portalRequest>;
