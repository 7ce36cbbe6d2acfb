import { z } from 'zod';

/** What goes wrong with a dossier on its way to the province. */
export const handingInFaults = ['answer-lost', 'other-content', 'broken-base64'] as const;
export type HandingInFault = (typeof handingInFaults)[number];

/** One dossier sent once, as the portal keeps it; of its papers the names alone. */
export const handedIn = z.object({
  at: z.string(),
  code: z.string(),
  procedure: z.string(),
  applicant: z.string(),
  fault: z.enum(handingInFaults).nullable(),
  /** HTTP; null when nobody answered, or the answer was lost. */
  status: z.number().nullable(),
  errorCode: z.union([z.string(), z.number()]).nullable(),
  message: z.string().nullable(),
});

export type HandedIn = z.output<typeof handedIn>;
