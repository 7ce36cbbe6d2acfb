import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import type { Rejected, Uncertain, Unavailable } from '../application/national-portal.ts';
import { answeredStatus, carry, type Carried } from './carry.ts';
import { type MapiAnswer, readMapiAnswer } from './mapi-answer.ts';

/** How a request ended: with an answer in the protocol, or without one. */
export type Transmission = { kind: 'answered'; answer: MapiAnswer } | Rejected | Uncertain | Unavailable;

/** Statuses that blame the request itself: the same request would fare no better. */
const REQUEST_AT_FAULT = [400, 413, 422];

/** Carries JSON to the security server that forwards to the portal, and says plainly what became of it. */
@Injectable()
export class MapiTransport {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async post(
    path: 'login' | 'service',
    body: Record<string, unknown>,
    deadline: AbortSignal,
  ): Promise<Transmission> {
    const request = {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        charset: 'utf-8',
        ...(this.config.PORTAL_DSTCODE && { dstcode: this.config.PORTAL_DSTCODE }),
      },
      body: JSON.stringify(body),
    };
    const sent = await carry(this.addressOf(path), request, {
      deadline,
      seconds: this.config.CALL_TIMEOUT_SECONDS,
    });
    return sent.kind === 'carried' ? transmissionOf(sent) : sent;
  }

  private addressOf(path: 'login' | 'service'): URL {
    const { PORTAL_URL, PORTAL_LOGIN_PATH, PORTAL_SERVICE_PATH, PORTAL_PROVIDER_URL } = this.config;
    const address = new URL(`${PORTAL_URL}/${path === 'login' ? PORTAL_LOGIN_PATH : PORTAL_SERVICE_PATH}`);
    if (PORTAL_PROVIDER_URL) address.searchParams.set('providerurl', PORTAL_PROVIDER_URL);
    return address;
  }
}

function transmissionOf({ status, body }: Carried): Transmission {
  const answer = readMapiAnswer(body);
  if (answer) return { kind: 'answered', answer };
  if (status === 200) {
    return { kind: 'uncertain', reason: 'Cổng trả lời không đúng giao thức', stillWorking: false };
  }
  const reason = answeredStatus(status);
  return REQUEST_AT_FAULT.includes(status)
    ? { kind: 'rejected', message: reason, because: 'other' }
    : { kind: 'unavailable', reason };
}
