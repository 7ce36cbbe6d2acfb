import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config, zaloAccount } from '#platform/config';
import { Database, type Transaction } from '#platform/database';
import { Logger } from '#platform/logging';
import { PersonalData } from '#platform/personal-data';
import {
  holdTokens,
  type KeptTokens,
  readTokens,
  tokenPlace,
  writeTokens,
} from '../../persistence/zalo-token.ts';
import { type IssuedTokens, TokenIssuer, TokensRefused } from './token-issuer.ts';

/** So long before an access token ends it is renewed: time for people, where that fails. */
const RENEWED_BEFORE_MS = 5 * 3_600_000;

interface Access {
  token: string;
  expiresAt: Date;
}

/** Tokens Zalo gave that could not be written down. */
interface Unsaved extends IssuedTokens {
  /** What they were given for. */
  for: string;
  expiresAt: Date;
}

/**
 * The access token the official account is called with. The refresh token is good for one use: whoever renews holds the row, the
 * one transaction that is open while somebody outside works, at most one a worker and about once a day. The others wait at
 * the row and find what came of it. Who dies between Zalo's answer and the end of that transaction takes the only good refresh
 * token along: the access token goes on to its end, and then the settings need another one to start with.
 */
@Injectable()
export class ZaloTokens {
  private held: Access | undefined;
  private renewing: Promise<string> | undefined;
  private unsaved: Unsaved | undefined;
  /** Not asked again at once for what was refused: every message would. */
  private refusal: { error: TokensRefused; until: Date } | undefined;

  constructor(
    private readonly database: Database,
    private readonly personal: PersonalData,
    private readonly issuer: TokenIssuer,
    private readonly clock: Clock,
    private readonly logger: Logger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param refused one that Zalo takes no more, whatever its time is. @throws TokensRefused, TokensUnanswered */
  async current(refused?: string): Promise<string> {
    const { held } = this;
    if (held && held.token !== refused && this.isYoung(held)) return held.token;
    this.renewing ??= this.renewed(refused).finally(() => (this.renewing = undefined));
    return this.renewing;
  }

  private async renewed(refused: string | undefined): Promise<string> {
    const kept = await this.keptIn(await readTokens(this.database, this.account.ZALO_APP_ID));
    const usable = kept && kept.token !== refused && this.isGood(kept) ? kept : undefined;
    if (usable && this.isYoung(usable)) return this.hold(usable);
    try {
      if (this.refusal && this.clock.now() < this.refusal.until) throw this.refusal.error;
      const renewed = await this.database.transaction((tx) => this.renewIn(tx, refused));
      this.unsaved = undefined;
      return this.hold(renewed);
    } catch (error) {
      if (error instanceof TokensRefused && error !== this.refusal?.error) {
        const pause = this.config.RETRY_LONGEST_SECONDS * 1000;
        this.refusal = { error, until: new Date(this.clock.now().getTime() + pause) };
        const words = 'ZALO GIVES NO TOKENS FOR OURS: put a new ZALO_REFRESH_TOKEN into the settings';
        this.logger.error(words, { message: error.message, goodUntil: usable?.expiresAt ?? null });
      }
      if (!usable) throw error;
      return this.hold(usable);
    }
  }

  private hold(access: Access): string {
    this.held = access;
    return access.token;
  }

  private async renewIn(tx: Transaction, refused: string | undefined): Promise<Access> {
    const { ZALO_APP_ID: appId, ZALO_REFRESH_TOKEN: start } = this.account;
    const startDigest = digestOf(start);
    const refreshSealed = await this.personal.seal(start, tokenPlace('refresh', appId));
    const kept = await holdTokens(tx, appId, { startDigest, refreshSealed });
    const access = await this.keptIn(kept);
    if (access && access.token !== refused && this.isYoung(access)) return access;
    const begins = kept.startDigest !== startDigest;
    const refresh = begins
      ? start
      : await this.personal.open(kept.refreshSealed, tokenPlace('refresh', appId));
    const issued = await this.issued(refresh);
    await writeTokens(tx, appId, await this.sealed(issued, startDigest), this.clock.now());
    return { token: issued.access, expiresAt: issued.expiresAt };
  }

  /** What was given for it already and got lost on its way into the database is not asked for again. */
  private async issued(refresh: string): Promise<Unsaved> {
    if (this.unsaved?.for === refresh) return this.unsaved;
    const issued = await this.issuer.renew(refresh);
    const expiresAt = new Date(this.clock.now().getTime() + issued.seconds * 1000);
    this.unsaved = { ...issued, for: refresh, expiresAt };
    return this.unsaved;
  }

  private async sealed({ access, refresh, expiresAt }: Unsaved, startDigest: string): Promise<KeptTokens> {
    const { ZALO_APP_ID: appId } = this.account;
    return {
      ...{ startDigest, expiresAt },
      refreshSealed: await this.personal.seal(refresh, tokenPlace('refresh', appId)),
      accessSealed: await this.personal.seal(access, tokenPlace('access', appId)),
    };
  }

  /** The access token that is kept, of those the present settings began. */
  private async keptIn(kept: KeptTokens | undefined): Promise<Access | undefined> {
    const { ZALO_APP_ID: appId, ZALO_REFRESH_TOKEN: start } = this.account;
    if (!kept?.accessSealed || !kept.expiresAt || kept.startDigest !== digestOf(start)) return undefined;
    const token = await this.personal.open(kept.accessSealed, tokenPlace('access', appId));
    return { token, expiresAt: kept.expiresAt };
  }

  private get account() {
    const account = zaloAccount(this.config);
    if (!account) throw new Error('there is no account at Zalo');
    return account;
  }

  private isGood({ expiresAt }: Access): boolean {
    return expiresAt > this.clock.now();
  }

  private isYoung({ expiresAt }: Access): boolean {
    return expiresAt.getTime() - this.clock.now().getTime() > RENEWED_BEFORE_MS;
  }
}

const digestOf = (start: string): string => createHash('sha256').update(start).digest('hex');
