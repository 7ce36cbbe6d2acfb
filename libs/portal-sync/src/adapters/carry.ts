import type { Uncertain, Unavailable } from '../application/national-portal.ts';

/** An answer of whatever kind, read to its end. */
export interface Carried {
  kind: 'carried';
  status: number;
  body: string;
}

export interface Patience {
  deadline: AbortSignal;
  /** How long that was, for people. */
  seconds: number;
}

/** Failures in which not a byte of the request has left. */
const NEVER_SENT = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** Carries a request of either dialect, and says plainly what became of it where the portal itself said nothing. */
export async function carry(
  url: URL,
  request: RequestInit,
  { deadline, seconds }: Patience,
): Promise<Carried | Uncertain | Unavailable> {
  try {
    const response = await fetch(url, { ...request, redirect: 'manual', signal: deadline });
    return endingOf(response, await response.text());
  } catch (error) {
    if (deadline.aborted) {
      return { kind: 'uncertain', reason: `Cổng không trả lời trong ${seconds} giây`, stillWorking: true };
    }
    return brokenOff(error as Error);
  }
}

function brokenOff(error: Error): Uncertain | Unavailable {
  if (error.name !== 'TypeError') throw error;
  const { code = 'không rõ mã lỗi' } = (error.cause ?? {}) as { code?: string };
  return NEVER_SENT.includes(code)
    ? { kind: 'unavailable', reason: `Không kết nối được tới Cổng (${code})` }
    : { kind: 'uncertain', reason: `Kết nối tới Cổng bị ngắt giữa chừng (${code})`, stillWorking: false };
}

function endingOf({ status, headers }: Response, body: string): Carried | Uncertain | Unavailable {
  const reason = answeredStatus(status);
  if (status === 429 || status === 503) {
    return { kind: 'unavailable', reason, ...retryAfter(headers.get('retry-after')) };
  }
  if (status >= 500) return { kind: 'uncertain', reason, stillWorking: status === 504 };
  return { kind: 'carried', status, body };
}

export const answeredStatus = (status: number): string => `Cổng trả lời HTTP ${status}`;

/** The seconds form only; a date, or none at all, leaves the wait to the queue's own back-off. */
const retryAfter = (header: string | null): { retryAfterSeconds?: number } =>
  header && /^[1-9]\d{0,5}$/.test(header) ? { retryAfterSeconds: Number(header) } : {};

/** Undefined where it is no JSON. */
export function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
