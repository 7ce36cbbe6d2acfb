import { z } from 'zod';
import { faultKinds } from '../faults/fault.ts';

/** What became of a message, as receipts say it (SMPP 3.4, appendix B). */
export const receiptState = z.enum([
  'DELIVRD',
  'EXPIRED',
  'DELETED',
  'UNDELIV',
  'ACCEPTD',
  'UNKNOWN',
  'REJECTD',
]);
export type ReceiptState = z.output<typeof receiptState>;

const submission = z.object({
  what: z.literal('submit_sm'),
  at: z.string(),
  messageId: z.string(),
  from: z.string(),
  /** 84xxxxxxxxx */
  to: z.string(),
  content: z.string(),
  /** 0 = GSM-7, 8 = UCS-2 */
  dataCoding: z.int(),
  /** Null = the message is no part of another. */
  part: z.object({ reference: z.int(), total: z.int(), number: z.int() }).nullable(),
  receiptWanted: z.boolean(),
  /** command_status; null when the call ended without an answer. */
  status: z.int().nullable(),
  delivered: z.boolean(),
  fault: z.enum(faultKinds).nullable(),
});
export type Submission = z.output<typeof submission>;

/** One line of the ledger: what was submitted, or a receipt that was taken. */
export const smppEntry = z.discriminatedUnion('what', [
  submission,
  z.object({ what: z.literal('receipt'), at: z.string(), messageId: z.string(), state: receiptState }),
]);
export type SmppEntry = z.output<typeof smppEntry>;
