import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import type { ArrivalSource } from '../../domain/submission.ts';
import { canonical } from '../../domain/portal/canonical.ts';

/** What the digests of each source begin with; those of the portal are kept already. */
const LABELS = { 'national-portal': 'portal-arrival:', 'civil-status': 'civil-status:' } as const;

/** What is told apart by when a code comes again, under a key of the server: an identity number is soon found by trying. */
@Injectable()
export class ArrivalDigests {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = Buffer.from(config.TRACKING_KEY, 'base64');
  }

  of(source: ArrivalSource, body: Readonly<Record<string, unknown>>): Buffer {
    return createHmac('sha256', this.key).update(LABELS[source]).update(canonical(body)).digest();
  }
}
