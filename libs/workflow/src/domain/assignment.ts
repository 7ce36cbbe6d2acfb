import { z } from 'zod';

/** Which holders of the post come into question: those who look after the procedure's field, or the dossier's area. */
export const NARROWINGS = ['field', 'area'] as const;

const among = { among: z.array(z.enum(NARROWINGS)).max(2).optional() };

/**
 * Who of the holders of a step's post gets it when it opens. Without a policy, or when it finds nobody, the step waits
 * for one of them to claim it.
 */
export const assignmentSchema = z.discriminatedUnion('by', [
  /** Whoever claims it first. */
  z.strictObject({ by: z.literal('claim'), ...among }),
  /** The person who did an earlier step of this dossier, if they hold the post. */
  z.strictObject({ by: z.literal('same-as'), step: z.string().min(1).max(100) }),
  /** The one with the fewest open tasks. */
  z.strictObject({ by: z.literal('least-loaded'), ...among }),
  /** The one whose turn is longest ago. */
  z.strictObject({ by: z.literal('round-robin'), ...among }),
]);

export type AssignmentPolicy = z.infer<typeof assignmentSchema>;
export type Narrowing = (typeof NARROWINGS)[number];
