import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { canonical } from '../../domain/portal/canonical.ts';

/** What is told apart by when a code comes again, under a key of the server: an identity number is soon found by trying. */
@Injectable()
export class ArrivalDigests {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = Buffer.from(config.TRACKING_KEY, 'base64');
  }

  of(body: Readonly<Record<string, unknown>>): Buffer {
    return createHmac('sha256', this.key).update('portal-arrival:').update(canonical(body)).digest();
  }
}
