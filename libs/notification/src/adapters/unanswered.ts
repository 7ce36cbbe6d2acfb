import { z } from 'zod';
import type { Outcome } from '../domain/outcome.ts';
import { type Refuser, refusedOutcome } from './refused.ts';

/** What is known of a call that ended without an answer in the protocol. */
export interface CallFault {
  message?: string | undefined;
  code?: string | undefined;
  /** Of an answer by HTTP. */
  status?: number | undefined;
  /** Header Retry-After, in seconds. */
  retryAfter?: unknown;
}

/** Codes of OpenSSL and Node for a certificate that is not that of the gateway, and of a peer that speaks no TLS. */
const NOT_TRUSTED = /CERT|^ERR_(TLS|SSL)|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|^EPROTO$/;

/** Refused connections, timeouts, errors of servers in between, pages that are no answer, a wrong certificate. */
export function unansweredOutcome(
  { status, code, message, retryAfter }: CallFault,
  refuser: Refuser,
): Outcome {
  if (code !== undefined && NOT_TRUSTED.test(code)) return refusedOutcome('our-account', code, refuser);
  const overHttp = status !== undefined && status >= 400 ? `HTTP ${status}` : undefined;
  const reason = overHttp ?? code ?? message ?? 'no answer';
  const seconds = z.coerce.number().positive().safeParse(retryAfter);
  return {
    kind: status === 429 ? 'throttled' : 'unavailable',
    reason: reason.slice(0, 300),
    ...(seconds.success ? { retryAfterSeconds: seconds.data } : {}),
  };
}
