import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Logger } from '#platform/logging';
import { TokenIssuer, TokensRefused } from './token-issuer.ts';
import { type Access, type HeldTokens, type NewTokens, ZaloTokenStore } from './zalo-token-store.ts';

/** So long before an access token ends it is renewed: time for people, where that fails. */
const RENEWED_BEFORE_MS = 5 * 3_600_000;

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
  /** Given, and lost on their way into the database; with what they were given for. */
  private unsaved: (NewTokens & { for: string }) | undefined;
  /** Not asked again at once for what was refused: every message would. */
  private refusal: { error: TokensRefused; until: Date } | undefined;

  /** A good token is not held up by an issuer that does not answer. */
  private restsUntil = 0;

  constructor(
    private readonly store: ZaloTokenStore,
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
    const now = this.clock.now();
    const kept = await this.store.access();
    const usable = kept && kept.token !== refused && this.isGood(kept) ? kept : undefined;
    if (usable && (this.isYoung(usable) || now.getTime() < this.restsUntil)) return this.hold(usable);
    try {
      const renewed = await this.renew(refused);
      this.unsaved = undefined;
      return this.hold(renewed);
    } catch (error) {
      if (error instanceof TokensRefused) this.cryOut(error, usable);
      if (!usable) throw error;
      this.restsUntil = now.getTime() + this.pauseMs;
      return this.hold(usable);
    }
  }

  private renew(refused: string | undefined): Promise<Access> {
    const now = this.clock.now();
    if (this.refusal && now < this.refusal.until) throw this.refusal.error;
    return this.store.renewed(now, ({ access, refresh }) =>
      access && access.token !== refused && this.isYoung(access)
        ? Promise.resolve(undefined)
        : this.issued({ refresh }),
    );
  }

  /** What was given for it already and got lost on its way into the database is not asked for again. */
  private async issued({ refresh }: Pick<HeldTokens, 'refresh'>): Promise<NewTokens> {
    if (this.unsaved?.for === refresh) return this.unsaved;
    const { access, refresh: next, seconds } = await this.issuer.renew(refresh);
    const expiresAt = new Date(this.clock.now().getTime() + seconds * 1000);
    this.unsaved = { ...{ access, refresh: next, expiresAt }, for: refresh };
    return this.unsaved;
  }

  private hold(access: Access): string {
    this.held = access;
    return access.token;
  }

  private cryOut(error: TokensRefused, usable: Access | undefined): void {
    if (error === this.refusal?.error) return;
    this.refusal = { error, until: new Date(this.clock.now().getTime() + this.pauseMs) };
    this.logger.error('ZALO GIVES NO TOKENS FOR OURS: put a new ZALO_REFRESH_TOKEN into the settings', {
      ...{ message: error.message, goodUntil: usable?.expiresAt ?? null },
    });
  }

  private get pauseMs(): number {
    return this.config.RETRY_LONGEST_SECONDS * 1000;
  }

  private isGood({ expiresAt }: Access): boolean {
    return expiresAt > this.clock.now();
  }

  private isYoung({ expiresAt }: Access): boolean {
    return expiresAt.getTime() - this.clock.now().getTime() > RENEWED_BEFORE_MS;
  }
}
