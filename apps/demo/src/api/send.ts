import { z } from 'zod';
import { refusalOf } from './refusal.ts';

const TIMEOUT_MS = 20_000;

export interface Request {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
}

export interface Answer<Body> {
  body: Body;
  /** Version to send back as `If-Match`; empty where the answer has none. */
  etag: string;
}

/**
 * One HTTP call. @throws Refusal when the answer is a problem document; Error when nobody answers, or in another
 * shape than the demo depends on.
 */
export async function send<Body>(
  url: string,
  { method = 'GET', headers = {}, body }: Request,
  shape: z.ZodType<Body>,
): Promise<Answer<Body>> {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new Error(`${url} does not answer. Is the system running (npm start)?`, { cause });
  });
  if (!response.ok) throw await refusalOf(`${method} ${url}`, response);
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const parsed = shape.safeParse(isJson ? await response.json() : await response.text());
  if (!parsed.success) {
    throw new Error(`${method} ${url} answered otherwise than expected:\n${z.prettifyError(parsed.error)}`);
  }
  return { body: parsed.data, etag: response.headers.get('etag') ?? '' };
}
