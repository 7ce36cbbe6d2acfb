import { z } from 'zod';
import { faultKinds } from '../faults/fault.ts';

/** What the gateway says to `wsCpMt`: 1 = taken, anything else failed. */
export const sendResult = z.object({ result: z.number().int(), message: z.string() });
export type SendResult = z.output<typeof sendResult>;

const parameter = z.string().catch('');

/** Parameters of `wsCpMt`; an absent one is empty. */
export const sendRequest = z.object({
  User: parameter,
  Password: parameter,
  CPCode: parameter,
  RequestID: parameter,
  UserID: parameter,
  ReceiverID: parameter,
  ServiceID: parameter,
  CommandCode: parameter,
  Content: parameter,
  ContentType: parameter,
});
export type SendRequest = z.output<typeof sendRequest>;

/** One `wsCpMt` call as the gateway's ledger keeps it. */
export const smsRequest = z.object({
  number: z.int(),
  at: z.string(),
  requestId: z.string(),
  /** 84xxxxxxxxx */
  to: z.string(),
  brandname: z.string(),
  content: z.string(),
  /** 0 or F = unaccented, 1 = accented */
  contentType: z.string(),
  /** Null when the call ended without an answer in the protocol. */
  answer: sendResult.nullable(),
  /** Whether the subscriber got it. */
  delivered: z.boolean(),
  fault: z.enum(faultKinds).nullable(),
});
export type SmsRequest = z.output<typeof smsRequest>;
