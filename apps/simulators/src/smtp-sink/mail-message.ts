import { z } from 'zod';

/** One message as the mail ledger keeps it. */
export const mailMessage = z.object({
  number: z.int(),
  /** When it was taken, RFC 3339. */
  at: z.string(),
  messageId: z.string().nullable(),
  from: z.string(),
  /** Recipients of the envelope. */
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string().nullable(),
  html: z.string().nullable(),
  /** The Date header, RFC 3339. */
  date: z.string().nullable(),
  /** File names. */
  attachments: z.array(z.string()),
});
export type MailMessage = z.output<typeof mailMessage>;
