import { z } from 'zod';
import { storable } from '#platform/fields';
import type { Unavailable } from '../domain/platform-tidings.ts';

/** How a call ended. `said` is what the message holds, where it is JSON. */
export type Answered =
  | { kind: 'answered'; code: string; words: string; said: unknown }
  | { kind: 'uncertain'; reason: string }
  | Unavailable;

const answer = z.object({
  error_code: z.union([z.string(), z.number()]).transform((code) => storable(String(code))),
  message: z.string().nullish(),
});

/** Failures in which not a byte of the request has left. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** Sends a message of the protocol, and says plainly what became of it. */
export async function post(
  url: string,
  body: Record<string, unknown>,
  timeoutSeconds: number,
): Promise<Answered> {
  const deadline = AbortSignal.timeout(timeoutSeconds * 1000);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: deadline,
    });
    return answeredOf(response, await response.text());
  } catch (error) {
    if (deadline.aborted) return { kind: 'uncertain', reason: 'no answer in time' };
    if ((error as Error).name !== 'TypeError') throw error;
    const { code = 'no code' } = ((error as Error).cause ?? {}) as { code?: string };
    return { kind: NEVER_SENT.includes(code) ? 'unavailable' : 'uncertain', reason: code };
  }
}

function answeredOf({ status, headers }: Response, body: string): Answered {
  const reason = `HTTP ${status}`;
  if (status === 429 || status === 503) {
    const retryAfter = z.coerce.number().positive().safeParse(headers.get('retry-after'));
    return { kind: 'unavailable', reason, ...(retryAfter.success && { retryAfterSeconds: retryAfter.data }) };
  }
  const read = answer.safeParse(parsed(body));
  if (!read.success) return { kind: 'uncertain', reason: `${reason}, no answer of the protocol` };
  const words = read.data.message ?? '';
  return {
    ...{ kind: 'answered', code: read.data.error_code, said: parsed(words) },
    words: storable(words.slice(0, 300)),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
