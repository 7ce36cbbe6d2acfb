import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Whose events are taken: the application they are for, and the secret of its official account. */
export interface ZaloListener {
  appId: string;
  oaSecret: string;
}

/** `user_received_message` of a message by template; one of a chat has no `delivery_time`. Times: milliseconds since 1970. */
const arrival = z.object({
  event_name: z.literal('user_received_message'),
  message: z.object({
    msg_id: z.string().min(1),
    delivery_time: z.coerce.number().int().positive().max(8_640_000_000_000_000),
  }),
});

const stamped = z.object({ timestamp: z.union([z.string(), z.number()]).transform(String) });

/**
 * Whether Zalo made an event: `X-ZEvent-Signature` is the SHA-256, in hexadecimal and with or without `mac=` before it, of the
 * application's id, the body as it came, the `timestamp` in it and the secret of the official account.
 */
export function isMadeByZalo(body: Buffer, signature: string, { appId, oaSecret }: ZaloListener): boolean {
  const read = stamped.safeParse(parsed(body));
  if (!read.success) return false;
  const hash = createHash('sha256').update(appId).update(body).update(read.data.timestamp).update(oaSecret);
  const told = Buffer.from(signature.replace(/^mac=/, ''), 'hex');
  const made = hash.digest();
  return told.length === made.length && timingSafeEqual(told, made);
}

/** Which message arrived, and when; undefined for whatever else happens. */
export function arrivalIn(body: Buffer): { messageId: string; at: Date } | undefined {
  const read = arrival.safeParse(parsed(body));
  if (!read.success) return undefined;
  const { msg_id: messageId, delivery_time: time } = read.data.message;
  return { messageId, at: new Date(time) };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
