import { z } from 'zod';
import { faultKinds } from '../faults/fault.ts';

export const zaloAnswer = z.object({
  error: z.int(),
  message: z.string(),
  data: z
    .object({
      msg_id: z.string(),
      sent_time: z.string(),
      sending_mode: z.literal('1'),
      quota: z.object({ dailyQuota: z.string(), remainingQuota: z.string() }),
    })
    .optional(),
});
export type ZaloAnswer = z.output<typeof zaloAnswer>;

const message = z.object({
  what: z.literal('message'),
  at: z.string(),
  /** Null = nothing was sent. */
  msgId: z.string().nullable(),
  trackingId: z.string(),
  /** 84xxxxxxxxx */
  to: z.string(),
  template: z.string(),
  /** The parameters as they stand in the template. */
  content: z.string(),
  /** The tracking id was there before. */
  repeated: z.boolean(),
  /** Null when the call ended without an answer in the protocol. */
  answer: zaloAnswer.nullable(),
  fault: z.enum(faultKinds).nullable(),
});
export type ZaloMessage = z.output<typeof message>;

const tokens = z.object({
  what: z.literal('tokens'),
  at: z.string(),
  /** What they were given for; good no more. */
  for: z.string(),
  access: z.string(),
  refresh: z.string(),
  /** RFC 3339 */
  goodUntil: z.string(),
});
export type IssuedTokens = z.output<typeof tokens>;

/** One line of the ledger. */
export const zaloEvent = z.discriminatedUnion('what', [message, tokens]);
export type ZaloEvent = z.output<typeof zaloEvent>;
