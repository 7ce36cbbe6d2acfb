import { randomBytes } from 'node:crypto';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import { demoAccounts } from '../demo-accounts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { IssuedTokens, ZaloEvent } from './zalo-event.ts';

const account = demoAccounts.zalo;
const ACCESS_SECONDS = 90_000;

/** Gives tokens for the refresh token of the last ones, once; the first is the one people get at Zalo's page. */
export class TokenDesk {
  private readonly revoked = new Set<string>();
  /** Of the ledger's lines, the first since the permission was given. */
  #begins = 0;

  constructor(
    private readonly ledger: Ledger<ZaloEvent>,
    private readonly clock: SimulatedClock,
  ) {}

  /** What `POST /v4/oa/access_token` answers. Of its refusals only -14014 is told in public; the other number is made up. */
  renew(form: URLSearchParams, secret: unknown): Record<string, string | number> {
    if (secret !== account.appSecret || form.get('app_id') !== account.appId) {
      return { error: -14000, error_name: 'Invalid application.' };
    }
    const refresh = form.get('refresh_token');
    if (form.get('grant_type') !== 'refresh_token' || refresh !== this.refreshToken) {
      return { error: -14014, error_name: 'Invalid refresh token.' };
    }
    const issued: IssuedTokens = {
      ...{ what: 'tokens', at: this.clock.stamp(), for: refresh },
      ...{ access: token(), refresh: token() },
      goodUntil: this.clock.now().plus({ seconds: ACCESS_SECONDS }).toISO(),
    };
    this.ledger.append(issued);
    const { access, refresh: next } = issued;
    return { access_token: access, refresh_token: next, expires_in: String(ACCESS_SECONDS) };
  }

  isGood(access: unknown): boolean {
    return this.issued.some(
      (one) => one.access === access && !this.revoked.has(one.access) && one.goodUntil > this.clock.stamp(),
    );
  }

  /** As if somebody had taken the permission back; renewing gives good ones again. */
  revokeAccess(): void {
    for (const { access } of this.issued) this.revoked.add(access);
  }

  /** Somebody gave the permission anew: the first refresh token is good again, and no other. */
  startAnew(): void {
    this.#begins = this.ledger.entries.length;
  }

  /** How often tokens were given. */
  get renewals(): number {
    return this.issued.length;
  }

  /** The one that is good now. */
  get refreshToken(): string {
    return this.issued.at(-1)?.refresh ?? account.refreshToken;
  }

  private get issued(): IssuedTokens[] {
    return this.ledger.entries.slice(this.#begins).filter((entry) => entry.what === 'tokens');
  }
}

const token = (): string => randomBytes(24).toString('base64url');
