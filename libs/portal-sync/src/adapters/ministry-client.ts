import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import type { Unavailable } from '../application/national-portal.ts';
import { ExchangeLog } from '../domain/exchange-log.ts';
import { answeredStatus, carry, type Carried } from './carry.ts';
import { exchangeOf } from './exchange-of.ts';
import type { Transmission } from './mapi-transport.ts';
import { readMinistryAnswer } from './ministry-answer.ts';
import { MinistryTokens } from './ministry-tokens.ts';

/** What is asked of the platform. */
export interface MinistryRequest {
  service: string;
  /** Code of the dossier, for the log. */
  code: string;
  body: Readonly<Record<string, unknown>>;
}

/** Calls the services of a ministry's central platform. */
@Injectable()
export class MinistryClient {
  constructor(
    private readonly tokens: MinistryTokens,
    private readonly log: ExchangeLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Where the token is not taken, nothing was done: the call is repeated with a new one, once. */
  async call(request: MinistryRequest, deadline: AbortSignal): Promise<Transmission> {
    const first = await this.attempt(request, deadline);
    if (first !== 'token-refused') return first;
    const second = await this.attempt(request, deadline);
    return second === 'token-refused' ? NOT_KEPT : second;
  }

  private async attempt(
    request: MinistryRequest,
    deadline: AbortSignal,
  ): Promise<Transmission | 'token-refused'> {
    const { service, code, body } = request;
    const startedAt = performance.now();
    const sent = await this.withToken(request, deadline);
    const told = sent === 'token-refused' ? NOT_KEPT : sent;
    await this.log.record(
      exchangeOf(service, { mahoso: code, ...body }, told, performance.now() - startedAt),
    );
    return sent;
  }

  private async withToken(
    { service, body }: MinistryRequest,
    deadline: AbortSignal,
  ): Promise<Transmission | 'token-refused'> {
    const bearer = await this.tokens.open(deadline);
    if (bearer.kind !== 'open') return bearer;
    const request = {
      method: 'POST',
      headers: {
        ...{ accept: 'application/json', authorization: `Bearer ${bearer.token}` },
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    };
    const sent = await carry(new URL(`${this.config.PORTAL_URL}/${service}`), request, {
      deadline,
      seconds: this.config.CALL_TIMEOUT_SECONDS,
    });
    if (sent.kind !== 'carried') return sent;
    if (sent.status !== 401) return transmissionOf(sent);
    await this.tokens.forget(bearer.token);
    return 'token-refused';
  }
}

const NOT_KEPT: Unavailable = { kind: 'unavailable', reason: 'Nền tảng không nhận mã truy cập vừa cấp' };

/** 400 and 404 speak of the request, 403 of the account. */
function transmissionOf({ status, body }: Carried): Transmission {
  const answer = readMinistryAnswer(status, body);
  const reason = answeredStatus(status);
  if (status === 403) {
    return { kind: 'unavailable', reason: answer ? `${reason}: ${answer.message}` : reason };
  }
  if (answer) return { kind: 'answered', answer };
  if (status === 200) {
    return { kind: 'uncertain', reason: 'Nền tảng trả lời không đúng giao thức', stillWorking: false };
  }
  return status === 400 || status === 404 || status === 413
    ? { kind: 'rejected', message: reason, because: 'other' }
    : { kind: 'unavailable', reason };
}
