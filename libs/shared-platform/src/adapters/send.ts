import { z } from 'zod';
import type { Refused, Unavailable } from '../domain/platform-outcome.ts';

/** How a request ended. `lost`: it may have been worked on, and nobody said what came of it. */
export type Sent =
  | { kind: 'answered'; body: Buffer }
  | { kind: 'lost'; reason: string }
  | { kind: 'too-large' }
  | (Refused & { status: number })
  | Unavailable;

export interface Request {
  headers: Record<string, string>;
  body: string | URLSearchParams;
  timeoutSeconds: number;
  /** Bytes an answer may have. */
  most: number;
}

/** Failures in which not a byte of the request has left, or not to whom it is meant for. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|EPROTO)$|CERT|^ERR_(TLS|SSL)|^UNABLE_TO/;

/** Posts to the platform and says plainly what became of it. */
export async function send(url: string, request: Request): Promise<Sent> {
  const { headers, body, timeoutSeconds, most } = request;
  const deadline = AbortSignal.timeout(timeoutSeconds * 1000);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: deadline,
    });
    const received = await receive(response, most);
    return sentOf(response, received);
  } catch (error) {
    if (deadline.aborted) return { kind: 'lost', reason: 'no answer in time' };
    if ((error as Error).name !== 'TypeError') throw error;
    const { code = 'no code' } = ((error as Error).cause ?? {}) as { code?: string };
    return { kind: NEVER_SENT.test(code) ? 'unavailable' : 'lost', reason: code };
  }
}

/** @returns undefined when there is more than may be; the rest is not waited for */
async function receive({ body }: Response, most: number): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > most) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function sentOf({ status, headers }: Response, body: Buffer | undefined): Sent {
  const reason = `HTTP ${status}`;
  if (status === 200) return body ? { kind: 'answered', body } : { kind: 'too-large' };
  if (status === 429 || status === 503) {
    const seconds = z.coerce
      .number()
      .positive()
      .safeParse(headers.get('retry-after') ?? undefined);
    return { kind: 'unavailable', reason, ...(seconds.success && { retryAfterSeconds: seconds.data }) };
  }
  if (status >= 400 && status < 500) return { kind: 'refused', reason, status };
  return { kind: 'lost', reason };
}
