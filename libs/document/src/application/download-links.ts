import { Inject, Injectable } from '@nestjs/common';
import { errors, jwtVerify, SignJWT } from 'jose';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { documentProblem } from '../domain/document.problems.ts';

/** Long enough for a browser to follow it. */
const LIFETIME_SECONDS = 60;
const AUDIENCE = 'document-download';

/** What a link opens, and for whom. */
export interface Link {
  versionId: string;
  sessionId: string;
}

/** Links a browser can follow without a header: signed (JWS, HS256), for one version, one session and a minute. */
@Injectable()
export class DownloadLinks {
  private readonly key: Buffer;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly clock: Clock,
  ) {
    this.key = Buffer.from(config.DOCUMENT_LINK_KEY, 'base64');
  }

  async issue({ versionId, sessionId }: Link): Promise<{ token: string; expiresAt: Date }> {
    const expiresAt = new Date(this.clock.now().getTime() + LIFETIME_SECONDS * 1000);
    const token = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(versionId)
      .setAudience(AUDIENCE)
      .setExpirationTime(expiresAt)
      .sign(this.key);
    return { token, expiresAt };
  }

  /** @throws document.link-over when it is not ours, was altered or has expired */
  async read(token: string): Promise<Link> {
    try {
      const { payload } = await jwtVerify<{ sid: string }>(token, this.key, {
        ...{ algorithms: ['HS256'], audience: AUDIENCE, currentDate: this.clock.now() },
        requiredClaims: ['sub', 'sid', 'exp'],
      });
      return { versionId: String(payload.sub), sessionId: payload.sid };
    } catch (error) {
      if (error instanceof errors.JOSEError) throw documentProblem('document.link-over');
      throw error;
    }
  }
}
