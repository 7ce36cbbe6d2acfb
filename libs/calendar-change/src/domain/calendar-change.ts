import { z } from 'zod';
import { text } from '#platform/fields';
import { type CalendarAmendment, calendarAmendmentSchema } from '#working-calendar';

export const amendmentsSchema = z.array(calendarAmendmentSchema).min(1).max(100);

/** A change of the working calendar that someone answers for, such as the yearly notice of days off. */
export const calendarChangeSchema = z.strictObject({
  amendments: amendmentsSchema,
  /** The notice or decision it rests on. */
  ground: text(500),
  /** Whether appointments that were told to applicants stay, or are told anew; provisional ones are always told anew. */
  promises: z.enum(['keep', 're-issue']),
});

export type CalendarChangeRequest = z.infer<typeof calendarChangeSchema>;

/** The agencies that amendments name. */
export const agenciesNamed = (amendments: readonly CalendarAmendment[]): string[] =>
  amendments.flatMap((amendment) => ('agency' in amendment ? [amendment.agency] : []));
