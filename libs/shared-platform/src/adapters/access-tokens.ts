import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '#platform/clock';
import { CONFIG, type Config, type PlatformAccess, platformAccess } from '#platform/config';
import { Logger } from '#platform/logging';
import type { Unavailable } from '../domain/platform-outcome.ts';
import { send } from './send.ts';

/** So long before its end a token is not used any more, or for the last tenth of a short one. */
const ENDS_BEFORE_MS = 60_000;

const issued = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
});

interface Held {
  token: string;
  usedUntil: number;
}

/** Tokens of the platform by client credentials: `POST /token` of WSO2. One log-in at a time, however many ask. */
@Injectable()
export class AccessTokens {
  private readonly access: PlatformAccess | undefined;
  private held: Held | undefined;
  private loggingIn: Promise<{ kind: 'token'; token: string } | Unavailable> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    this.access = platformAccess(config);
  }

  /** @param refused one that the platform takes no more, whatever its time is */
  async current(refused?: string): Promise<{ kind: 'token'; token: string } | Unavailable> {
    const { held } = this;
    if (held && held.token !== refused && this.clock.now().getTime() < held.usedUntil) {
      return { kind: 'token', token: held.token };
    }
    this.loggingIn ??= this.logIn().finally(() => (this.loggingIn = undefined));
    return this.loggingIn;
  }

  private async logIn(): Promise<{ kind: 'token'; token: string } | Unavailable> {
    const { access } = this;
    if (!access) return { kind: 'unavailable', reason: 'there is no shared platform' };
    const asked = this.clock.now().getTime();
    const sent = await send(`${access.url}/token`, {
      headers: { authorization: `Basic ${Buffer.from(`${access.key}:${access.secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      timeoutSeconds: this.config.CALL_TIMEOUT_SECONDS,
      most: 64 * 1024,
    });
    if (sent.kind === 'lost') return { kind: 'unavailable', reason: sent.reason };
    if (sent.kind === 'too-large') return { kind: 'unavailable', reason: 'the answer is not one of /token' };
    if (sent.kind === 'unavailable') return sent;
    if (sent.kind === 'refused') {
      this.logger.error('THE SHARED PLATFORM REFUSES OUR ACCESS', { reason: sent.reason });
      return { kind: 'unavailable', reason: sent.reason };
    }
    const read = issued.safeParse(parsed(sent.body.toString()));
    // What it said is not repeated: it might be the token.
    if (!read.success) return { kind: 'unavailable', reason: 'the answer is not one of /token' };
    const lifetime = read.data.expires_in * 1000;
    const usedUntil = asked + lifetime - Math.min(ENDS_BEFORE_MS, lifetime / 10);
    this.held = { token: read.data.access_token, usedUntil };
    return { kind: 'token', token: this.held.token };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
