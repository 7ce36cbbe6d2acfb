import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, zaloAccount } from '#platform/config';
import { Database } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import {
  holdTokens,
  type KeptTokens,
  readTokens,
  tokenPlace,
  writeTokens,
} from '../../persistence/zalo-token.ts';

/** An access token, and when it ends. */
export interface Access {
  token: string;
  expiresAt: Date;
}

/** Tokens to be kept. */
export interface NewTokens {
  access: string;
  refresh: string;
  expiresAt: Date;
}

/** What is kept, while nobody else can change it. */
export interface HeldTokens {
  /** Absent = none yet, of those the present settings began. */
  access: Access | undefined;
  /** What they are renewed with. */
  refresh: string;
}

/** Keeps the tokens of the account, sealed, where all workers meet. */
@Injectable()
export class ZaloTokenStore {
  constructor(
    private readonly database: Database,
    private readonly personal: PersonalData,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The access token that is kept, of those the present settings began. */
  async access(): Promise<Access | undefined> {
    return this.accessIn(await readTokens(this.database, this.appId));
  }

  /**
   * Holds what is kept until the new tokens are written; whoever else comes waits, and finds them.
   * @param renew gives the new ones; undefined = those that are held are good
   */
  async renewed(at: Date, renew: (held: HeldTokens) => Promise<NewTokens | undefined>): Promise<Access> {
    const { appId, start } = this;
    const startDigest = digestOf(start);
    const refreshSealed = await this.personal.seal(start, tokenPlace('refresh', appId));
    return this.database.transaction(async (tx) => {
      const kept = await holdTokens(tx, appId, { startDigest, refreshSealed });
      const access = await this.accessIn(kept);
      const issued = await renew({ access, refresh: await this.refreshIn(kept) });
      if (issued) await writeTokens(tx, appId, await this.sealed(issued, startDigest), at);
      const present = issued ? { token: issued.access, expiresAt: issued.expiresAt } : access;
      if (!present) throw new Error('there is no access token to go on with');
      return present;
    });
  }

  private async accessIn(kept: KeptTokens | undefined): Promise<Access | undefined> {
    if (!kept?.accessSealed || !kept.expiresAt || !this.isOurs(kept)) return undefined;
    const { text: token } = await this.personal.attempt(kept.accessSealed, tokenPlace('access', this.appId));
    return token === null ? undefined : { token, expiresAt: kept.expiresAt };
  }

  /** Of tokens that do not open the one of the settings is left, which Zalo takes or cries out for another. */
  private async refreshIn(kept: KeptTokens): Promise<string> {
    if (!this.isOurs(kept)) return this.start;
    const { text } = await this.personal.attempt(kept.refreshSealed, tokenPlace('refresh', this.appId));
    return text ?? this.start;
  }

  private async sealed({ access, refresh, expiresAt }: NewTokens, startDigest: string): Promise<KeptTokens> {
    return {
      ...{ startDigest, expiresAt },
      refreshSealed: await this.personal.seal(refresh, tokenPlace('refresh', this.appId)),
      accessSealed: await this.personal.seal(access, tokenPlace('access', this.appId)),
    };
  }

  /** Another start token in the settings begins anew. */
  private isOurs({ startDigest }: KeptTokens): boolean {
    return startDigest === digestOf(this.start);
  }

  private get appId(): string {
    return this.account.ZALO_APP_ID;
  }

  private get start(): string {
    return this.account.ZALO_REFRESH_TOKEN;
  }

  private get account() {
    const account = zaloAccount(this.config);
    if (!account) throw new Error('there is no account at Zalo');
    return account;
  }
}

const digestOf = (start: string): string => createHash('sha256').update(start).digest('hex');
