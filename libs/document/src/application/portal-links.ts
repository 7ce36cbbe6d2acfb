import { Inject, Injectable } from '@nestjs/common';
import { errors, jwtVerify, SignJWT } from 'jose';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { documentProblem } from '../domain/document.problems.ts';

const DAY = 24 * 60 * 60 * 1000;
const AUDIENCE = 'national-portal';

/** What a link of ours is for. */
export interface PortalLink {
  versionId: string;
  /** Null = it is good. */
  expiredAt: Date | null;
}

/**
 * Links the national portal downloads files by, which has no session: signed (JWS, HS256), for one version and so many days.
 * They tell nothing but the version's id. Of one day they are the same, so that what is sent again says the same.
 */
@Injectable()
export class PortalLinks {
  private readonly key: Buffer;
  private readonly base: string;
  private readonly days: number;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly clock: Clock,
  ) {
    this.key = Buffer.from(config.DOCUMENT_LINK_KEY, 'base64');
    this.base = config.PUBLIC_URL;
    this.days = config.PORTAL_LINK_DAYS;
  }

  /** @returns the address, good for at least the days that are set, and until when that is */
  async issue(versionId: string): Promise<{ href: string; until: Date }> {
    const until = new Date((Math.floor(this.clock.now().getTime() / DAY) + this.days + 1) * DAY);
    const token = await new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(versionId)
      .setAudience(AUDIENCE)
      .setExpirationTime(until)
      .sign(this.key);
    return { href: new URL(`/api/v1/portal-files?link=${token}`, this.base).href, until };
  }

  /** @returns the version it opens or, once it has expired, opened. @throws document.portal-link-unfit */
  async read(token: string): Promise<PortalLink> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        ...{ algorithms: ['HS256'], audience: AUDIENCE, currentDate: this.clock.now() },
        requiredClaims: ['sub', 'exp'],
      });
      return { versionId: String(payload.sub), expiredAt: null };
    } catch (error) {
      // Looked at last: what has expired was ours, and was not altered.
      if (error instanceof errors.JWTExpired) {
        const { sub, exp = 0 } = error.payload;
        return { versionId: String(sub), expiredAt: new Date(exp * 1000) };
      }
      if (error instanceof errors.JOSEError) throw documentProblem('document.portal-link-unfit');
      throw error;
    }
  }
}
