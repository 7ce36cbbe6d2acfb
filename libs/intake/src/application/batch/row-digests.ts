import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import type { IntakeRequest } from '../../domain/intake-request.ts';

/**
 * What rows are known by once they were received: what they say, under a key of the server, for an identity number is soon
 * found by trying.
 */
@Injectable()
export class RowDigests {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = Buffer.from(config.TRACKING_KEY, 'base64');
  }

  /** Rows of one file that say the same differ by how often it was said before. */
  of(requests: readonly IntakeRequest[]): Buffer[] {
    const said = new Map<string, number>();
    return requests.map((request) => {
      const text = JSON.stringify(request);
      const before = said.get(text) ?? 0;
      said.set(text, before + 1);
      return createHmac('sha256', this.key).update(`received-row:${before}:${text}`).digest();
    });
  }
}
