import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, platformAccess } from '#platform/config';
import { Logger } from '#platform/logging';
import { AccessTokens } from './access-tokens.ts';
import { send, type Sent } from './send.ts';

/** Calls services of the platform; a token that is good no longer is renewed once within a call. */
@Injectable()
export class PlatformClient {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly tokens: AccessTokens,
    private readonly logger: Logger,
  ) {}

  /** @param most bytes the answer may have */
  async post(path: string, body: object, most: number): Promise<Sent> {
    const first = await this.tokens.current();
    if (first.kind !== 'token') return first;
    const sent = await this.sendWith(first.token, path, body, most);
    if (!isStatus(sent, 401)) return this.withoutBlame(sent, path);
    const second = await this.tokens.current(first.token);
    if (second.kind !== 'token') return second;
    return this.withoutBlame(await this.sendWith(second.token, path, body, most), path);
  }

  private sendWith(token: string, path: string, body: object, most: number): Promise<Sent> {
    return send(`${platformAccess(this.config)?.url ?? ''}${path}`, {
      headers: {
        authorization: `Bearer ${token}`,
        ...{ 'content-type': 'application/json', accept: 'application/json, application/xml' },
      },
      body: JSON.stringify(body),
      timeoutSeconds: this.config.CALL_TIMEOUT_SECONDS,
      most,
    });
  }

  /** What is wrong with our access, or with where we ask, is no fault of who is asked about. */
  private withoutBlame(sent: Sent, path: string): Sent {
    if (![401, 403, 404].some((status) => isStatus(sent, status)) || !('reason' in sent)) return sent;
    this.logger.error('THE SHARED PLATFORM DOES NOT LET US IN', { path, reason: sent.reason });
    return { kind: 'unavailable', reason: sent.reason };
  }
}

const isStatus = (sent: Sent, status: number): boolean => sent.kind === 'refused' && sent.status === status;
