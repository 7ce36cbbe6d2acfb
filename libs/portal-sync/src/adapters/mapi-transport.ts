import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import type { Rejected, Uncertain, Unavailable } from '../application/national-portal.ts';
import { type MapiAnswer, readMapiAnswer } from './mapi-answer.ts';

/** How a request ended: with an answer in the protocol, or without one. */
export type Transmission = { kind: 'answered'; answer: MapiAnswer } | Rejected | Uncertain | Unavailable;

/** Failures in which not a byte of the request has left. */
const NEVER_SENT = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** Statuses that blame the request itself: the same request would fare no better. */
const REQUEST_AT_FAULT = [400, 413, 422];

/** Carries JSON to the security server that forwards to the portal, and says plainly what became of it. */
@Injectable()
export class MapiTransport {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async post(
    path: 'login' | 'g',
    body: Record<string, unknown>,
    deadline: AbortSignal,
  ): Promise<Transmission> {
    try {
      const response = await fetch(`${this.config.PORTAL_URL}/mapi/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          charset: 'utf-8',
          dstcode: this.config.PORTAL_DSTCODE,
        },
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: deadline,
      });
      return transmissionOf(response, await response.text());
    } catch (error) {
      return this.brokenOff(error as Error, deadline);
    }
  }

  private brokenOff(error: Error, deadline: AbortSignal): Uncertain | Unavailable {
    if (deadline.aborted) {
      const reason = `Cổng không trả lời trong ${this.config.CALL_TIMEOUT_SECONDS} giây`;
      return { kind: 'uncertain', reason, stillWorking: true };
    }
    if (error.name !== 'TypeError') throw error;
    const { code = 'không rõ mã lỗi' } = (error.cause ?? {}) as { code?: string };
    return NEVER_SENT.includes(code)
      ? { kind: 'unavailable', reason: `Không kết nối được tới Cổng (${code})` }
      : { kind: 'uncertain', reason: `Kết nối tới Cổng bị ngắt giữa chừng (${code})`, stillWorking: false };
  }
}

function transmissionOf({ status, headers }: Response, body: string): Transmission {
  const reason = `Cổng trả lời HTTP ${status}`;
  if (status === 429 || status === 503) {
    return { kind: 'unavailable', reason, ...retryAfter(headers.get('retry-after')) };
  }
  if (status >= 500) return { kind: 'uncertain', reason, stillWorking: status === 504 };
  const answer = readMapiAnswer(body);
  if (answer) return { kind: 'answered', answer };
  if (status === 200) {
    return { kind: 'uncertain', reason: 'Cổng trả lời không đúng giao thức', stillWorking: false };
  }
  return REQUEST_AT_FAULT.includes(status)
    ? { kind: 'rejected', message: reason, because: 'other' }
    : { kind: 'unavailable', reason };
}

/** The seconds form only; a date, or none at all, leaves the wait to the queue's own back-off. */
const retryAfter = (header: string | null): { retryAfterSeconds?: number } =>
  header && /^[1-9]\d{0,5}$/.test(header) ? { retryAfterSeconds: Number(header) } : {};
