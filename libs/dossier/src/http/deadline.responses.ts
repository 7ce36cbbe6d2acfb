import { z } from 'zod';
import { statusSchema } from './dossier.responses.ts';

const instant = z.string().describe('RFC 3339, +07:00');
const punctuality = z.enum(['early', 'on-time', 'late']);

/** A due time told line by line; the last line is the due time itself. */
export const ledgerLineResponse = z.strictObject({
  code: z.string(),
  at: instant.nullable(),
  vi: z.string(),
  en: z.string(),
  dueAt: instant,
});

export const deadlineResponse = z.strictObject({
  code: z.string(),
  clock: z.enum(['running', 'suspended', 'ended']),
  dueAt: instant,
  /** It rests on days whose days off are not published yet. */
  provisional: z.boolean(),
  missed: z.boolean(),
  /** Reckoned now from the records, it is the due time that is written down. */
  agrees: z.boolean(),
  calendarRevision: z.int(),
  lines: z.array(ledgerLineResponse),
  /** Every due time the applicant was told, with what told it. */
  promises: z.array(z.strictObject({ at: instant, action: z.string(), dueAt: instant })),
  /** A later calendar would have moved the due time, and the printed promise was kept. */
  kept: z.strictObject({ calendarRevision: z.int(), dueByCalendar: instant }).nullable(),
  /** At the end of the dossier, or as if it ended now. */
  standing: z.strictObject({
    byDate: punctuality,
    byInstant: punctuality,
    national: punctuality.nullable(),
    lateBy: z.strictObject({ workingMinutes: z.int(), workingDays: z.int() }),
  }),
});

export const outsideActResponse = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  version: z.int(),
  status: statusSchema,
  clock: z.enum(['running', 'suspended', 'ended']),
  dueAt: instant.nullable(),
  dueProvisional: z.boolean(),
  missed: z.boolean(),
});

export const pendingEntryResponse = z.strictObject({
  id: z.uuid(),
  dueAt: instant.nullable(),
  dueAtIfApproved: instant.nullable(),
});

export const lateEntriesResponse = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      content: z.record(z.string(), z.unknown()),
      explanation: z.string(),
      enteredAt: instant,
      enteredBy: z.string(),
      state: z.enum(['pending', 'approved', 'rejected']),
      decidedAt: instant.nullable(),
      decision: z.string().nullable(),
    }),
  ),
});
