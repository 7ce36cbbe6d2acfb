import { z } from 'zod';

const instant = z.string().describe('RFC 3339, +07:00');
const agency = z.strictObject({ code: z.string(), name: z.string() });

export const calendarResponse = z.strictObject({
  revision: z.int(),
  publishedUntil: z.string(),
  definition: z.record(z.string(), z.unknown()),
});

export const previewResponse = z.strictObject({
  /** The revision the amendments were laid over; send it as `If-Match` with the change. */
  basedOn: z.int(),
  /** Running dossiers that were looked at. */
  looked: z.int(),
  /** How many of them would move. */
  moves: z.int(),
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      code: z.string(),
      procedureCode: z.string(),
      leadAgency: agency,
      dueAt: instant,
      dueByCalendar: instant,
      wasProvisional: z.boolean(),
      provisional: z.boolean(),
    }),
  ),
  /** Id to go on after; null at the end. */
  next: z.uuid().nullable(),
});

export const enteredResponse = z.strictObject({ revision: z.int() });

export const changeResponse = z.strictObject({
  revision: z.int(),
  ground: z.string(),
  promises: z.enum(['keep', 're-issue']),
  enteredAt: instant,
  enteredBy: z.string(),
  amendments: z.array(z.record(z.string(), z.unknown())),
  state: z.enum(['applying', 'done']),
  reissued: z.int(),
  kept: z.int(),
});

export const rescheduledResponse = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      code: z.string(),
      leadAgency: agency,
      dueBefore: instant,
      dueByCalendar: instant,
      outcome: z.enum(['re-issued', 'kept']),
    }),
  ),
  next: z.uuid().nullable(),
});
