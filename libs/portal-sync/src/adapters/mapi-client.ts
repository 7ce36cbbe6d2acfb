import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { ExchangeLog } from '../domain/exchange-log.ts';
import { exchangeOf } from './exchange-of.ts';
import { speaksOfSession } from './mapi-answer.ts';
import { MapiSessions } from './mapi-sessions.ts';
import { MapiTransport, type Transmission } from './mapi-transport.ts';

/** Calls the portal's business services inside a session. */
@Injectable()
export class MapiClient {
  constructor(
    private readonly transport: MapiTransport,
    private readonly sessions: MapiSessions,
    private readonly log: ExchangeLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** When the session has expired, logs in again and repeats the call, once. */
  async call(
    service: string,
    parameters: Record<string, unknown>,
    deadline: AbortSignal,
  ): Promise<Transmission> {
    const first = await this.attempt(service, parameters, deadline);
    if (!hasExpired(first)) return first;
    const second = await this.attempt(service, parameters, deadline);
    return hasExpired(second)
      ? { kind: 'unavailable', reason: 'Cổng không giữ phiên làm việc vừa cấp' }
      : second;
  }

  /** For what must not be done twice: where the session ended on the way, a part of it may have been done. */
  async callOnce(
    service: string,
    parameters: Record<string, unknown>,
    deadline: AbortSignal,
  ): Promise<Transmission> {
    const sent = await this.attempt(service, parameters, deadline);
    if (!hasExpired(sent)) return sent;
    const reason = 'Phiên làm việc với Cổng hết hạn giữa chừng';
    return { kind: 'uncertain', reason, stillWorking: false, canAskAtOnce: true };
  }

  private async attempt(
    service: string,
    parameters: Record<string, unknown>,
    deadline: AbortSignal,
  ): Promise<Transmission> {
    const startedAt = performance.now();
    const sent = await this.inSession(service, parameters, deadline);
    await this.log.record(exchangeOf(service, parameters, sent, performance.now() - startedAt));
    return sent;
  }

  private async inSession(
    service: string,
    parameters: Record<string, unknown>,
    deadline: AbortSignal,
  ): Promise<Transmission> {
    const login = await this.sessions.open(deadline);
    if (login.kind !== 'open') return login;
    const { session } = login;
    const request = { session, madonvi: this.config.PORTAL_AGENCY, service, ...parameters };
    const sent = await this.transport.post('service', request, deadline);
    if (hasExpired(sent)) await this.sessions.forget(session);
    return sent;
  }
}

const hasExpired = (sent: Transmission): boolean =>
  sent.kind === 'answered' && !sent.answer.accepted && speaksOfSession(sent.answer.message);
