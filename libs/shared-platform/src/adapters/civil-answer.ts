import { z } from 'zod';
import { storable } from '#platform/fields';
import type { Refused } from '../domain/platform-outcome.ts';

const envelope = z.object({
  errorCode: z.union([z.string(), z.number()]).transform(String),
  message: z.string().nullish(),
  result: z.unknown(),
});

/** `errorCode` of what went well. */
const DONE = /^0+$/;

/** An answer of the civil-status system. @returns undefined when it is none */
export function readCivilAnswer(body: Buffer): { kind: 'done'; result: unknown } | Refused | undefined {
  const { data } = envelope.safeParse(parsed(body));
  if (!data) return undefined;
  if (DONE.test(data.errorCode)) return { kind: 'done', result: data.result };
  return { kind: 'refused', reason: storable(`${data.errorCode}: ${data.message ?? ''}`).slice(0, 300) };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
