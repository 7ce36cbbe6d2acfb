/** How a call to a receiver ended. The kind alone decides what happens next. */
export type CallOutcome =
  | { kind: 'accepted'; status: number }
  /** The receiver does not want it like this: a fault there or of the address, which somebody may mend. */
  | { kind: 'rejected'; status: number | null; reason: string }
  /** Nobody is to call there any more (410). */
  | { kind: 'gone'; status: number; reason: string }
  | { kind: 'throttled'; status: number; reason: string; retryAfterSeconds?: number }
  | { kind: 'unavailable'; status: number | null; reason: string; retryAfterSeconds?: number };

const BUSY = [408, 425, 502, 503, 504];

/** What an answer means. Redirects are refused: the address was approved, not where it points. */
export function outcomeOf(status: number, retryAfterSeconds?: number): CallOutcome {
  const reason = `HTTP ${status}`;
  const later = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  if (status >= 200 && status < 300) return { kind: 'accepted', status };
  if (status === 410) return { kind: 'gone', status, reason };
  if (status === 429) return { kind: 'throttled', status, reason, ...later };
  if (status >= 500 || BUSY.includes(status)) return { kind: 'unavailable', status, reason, ...later };
  return { kind: 'rejected', status, reason };
}
