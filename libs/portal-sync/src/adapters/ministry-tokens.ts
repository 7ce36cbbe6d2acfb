import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import type { Unavailable } from '../application/national-portal.ts';
import { answeredStatus, carry, parsedJson } from './carry.ts';

export type Bearer = { kind: 'open'; token: string; until: number } | Unavailable;

/** Lifetime and token as RFC 6749 §5.1 has them. */
const granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(300),
});

/** A token is given up so long before its end, in milliseconds: a call begun with it must end with it. */
const MARGIN_MS = 30_000;

/** The process's token at the platform (client credentials, RFC 6749 §4.4). Whoever needs it while it is fetched waits for that. */
@Injectable()
export class MinistryTokens {
  private current: Promise<Bearer> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async open(deadline: AbortSignal): Promise<Bearer> {
    const present = await this.current;
    if (present?.kind === 'open' && present.until <= this.clock.now().getTime()) {
      await this.forget(present.token);
    }
    const current = (this.current ??= this.fetchToken(deadline));
    const bearer = await current;
    if (bearer.kind !== 'open' && this.current === current) this.current = undefined;
    return bearer;
  }

  /** Gives up a token the platform does not take, unless it was replaced meanwhile. */
  async forget(token: string): Promise<void> {
    const present = this.current;
    const held = await present;
    if (held?.kind === 'open' && held.token === token && this.current === present) this.current = undefined;
  }

  private async fetchToken(deadline: AbortSignal): Promise<Bearer> {
    const { PORTAL_URL, PORTAL_USERNAME: id, PORTAL_PASSWORD: secret } = this.config;
    const began = this.clock.now().getTime();
    const request = {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    };
    const sent = await carry(new URL(`${PORTAL_URL}/token`), request, {
      deadline,
      seconds: this.config.CALL_TIMEOUT_SECONDS,
    });
    if (sent.kind === 'unavailable') return sent;
    if (sent.kind === 'uncertain') return { kind: 'unavailable', reason: sent.reason };
    const token = sent.status === 200 ? granted.safeParse(parsedJson(sent.body)).data : undefined;
    if (!token) {
      return { kind: 'unavailable', reason: `Không lấy được mã truy cập: ${answeredStatus(sent.status)}` };
    }
    const lives = token.expires_in * 1000;
    return { kind: 'open', token: token.access_token, until: began + lives - Math.min(MARGIN_MS, lives / 2) };
  }
}
