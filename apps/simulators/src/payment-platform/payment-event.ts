import { z } from 'zod';
import { faultKinds } from '../faults/fault.ts';

/** What the platform answers to `INIT` and `QUERY`: 0 = done, and `message` is JSON then. */
export const paymentAnswer = z.object({ error_code: z.string(), message: z.string() });
export type PaymentAnswer = z.output<typeof paymentAnswer>;

/** A line of the platform's ledger: a call, or what became of an order. */
export const paymentEvent = z.object({
  at: z.string(),
  what: z.enum(['INIT', 'QUERY', 'paid', 'failed', 'unreadable']),
  reference: z.string(),
  /** Whole đồng; of an order it has taken in, and of what was paid. */
  amount: z.int().nullable(),
  /** Code of the dossier. */
  dossier: z.string(),
  transaction: z.string().nullable(),
  /** Null when the call ended without an answer in the protocol. */
  answer: paymentAnswer.nullable(),
  fault: z.enum(faultKinds).nullable(),
});
export type PaymentEvent = z.output<typeof paymentEvent>;

/** An order as it stands. */
export interface HeldOrder {
  reference: string;
  amount: number;
  dossier: string;
  state: 'pending' | 'paid' | 'failed';
  paid: PaymentEvent | undefined;
}
