import { z } from 'zod';
import { agencyCode, newAgencySchema, newPositionSchema, username } from '#organization';
import { calendarDay, text } from '#platform/fields';

const codes = z.array(agencyCode).min(1).max(200);

/** Who takes over what of an agency that is split. */
export const partSchema = z.strictObject({
  successor: agencyCode,
  /** Dossiers taken in at these desks, and posts that look after them. */
  desks: codes.optional(),
  /** Dossiers of procedures of these fields, by code, and posts that look after them. */
  fields: z.array(z.string().min(1).max(50)).min(1).max(200).optional(),
  /** These very dossiers, by code. */
  dossiers: z.array(z.string().min(1).max(60)).min(1).max(10_000).optional(),
  /** What it is asked for from then on; the last part takes the functions nobody names. */
  functions: z.array(z.string().max(100)).max(100).default([]),
});

const common = {
  /** The day it takes effect: what is decided later takes effect at once. */
  effectiveOn: calendarDay,
  /** Agencies that come into being, those another is below of first. */
  creates: z.array(newAgencySchema).max(100).default([]),
  /** Posts after it; who is named here, or leaves, follows their agency in nothing else. */
  posts: z
    .array(z.strictObject({ officer: username, ...newPositionSchema.shape }))
    .max(5_000)
    .default([]),
  leaving: z.array(username).max(5_000).default([]),
};

/** What is to become of agencies; their codes are never given again. */
export const reorganizationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('merge'), agencies: codes, successor: agencyCode, ...common }),
  z.strictObject({ kind: z.literal('abolish'), agency: agencyCode, successor: agencyCode, ...common }),
  z.strictObject({
    kind: z.literal('split'),
    agency: agencyCode,
    /** The first that fits counts; the last has no criterion and takes the rest. */
    parts: z.array(partSchema).min(2).max(50),
    ...common,
  }),
  z.strictObject({
    kind: z.literal('rename'),
    agency: agencyCode,
    name: text(300),
    effectiveOn: calendarDay,
  }),
]);

export type Reorganization = z.infer<typeof reorganizationSchema>;
/** One in which agencies end. */
export type Ending = Exclude<Reorganization, { kind: 'rename' }>;
export type SplitPart = z.infer<typeof partSchema>;

/** That a plan is carried out. */
export const decisionSchema = z.strictObject({
  /** Why; told in the history of every dossier that moves. */
  reason: text(500),
  /** Number of the resolution it rests on, such as `1234/NQ-UBTVQH15`. */
  decision: text(100),
});

export type Decision = z.infer<typeof decisionSchema>;

/** Agencies that end themselves, each with who takes over; desks that end along with them are found. */
export function endings(plan: Ending): { agency: string; parts: readonly SplitPart[] }[] {
  if (plan.kind === 'split') return [{ agency: plan.agency, parts: plan.parts }];
  const agencies = plan.kind === 'merge' ? plan.agencies : [plan.agency];
  const parts = [{ successor: plan.successor, functions: [] }];
  return agencies.map((agency) => ({ agency, parts }));
}
