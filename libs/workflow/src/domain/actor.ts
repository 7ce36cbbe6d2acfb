import { z } from 'zod';
import { OFFICER_ROLES } from '#organization';

/** An agency as a workflow speaks of it: `desk`, `lead`, or a named function in the province, such as `land-registry`. */
export const agencyReferenceSchema = z.string().regex(/^[a-z][a-z-]*$/);

/**
 * Who acts in a step: a role at the receiving desk (`desk`), at the agency competent for the dossier (`lead`),
 * or at the agency that has a named function in the province, such as `land-registry`.
 */
export const actorSchema = z.strictObject({ agency: agencyReferenceSchema, role: z.enum(OFFICER_ROLES) });

export type StepActor = z.infer<typeof actorSchema>;
