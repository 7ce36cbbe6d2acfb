import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterQueue } from 'rate-limiter-flexible';
import { CONFIG, type Config } from '#platform/config';
import { Database, gathered } from '#platform/database';
import { CallPermits } from '../application/call-permits.ts';

/** Of what a second allows, the share that may be asked for at once: so much of a second may go unused. */
const SHARE_AT_ONCE = 1 / 20;
const MOST_AT_ONCE = 16;

/** Counts the calls of a second in PostgreSQL, where all workers meet. A call too many waits here for the next second. */
@Injectable()
export class PostgresCallPermits extends CallPermits {
  private readonly waiting: RateLimiterQueue;
  private readonly atOnce: number;
  private readonly takers = new Map<string, (call: symbol) => Promise<unknown>>();

  constructor(database: Database, @Inject(CONFIG) { SMS_PER_SECOND }: Config) {
    super();
    this.atOnce = Math.min(MOST_AT_ONCE, Math.max(1, Math.floor(SMS_PER_SECOND * SHARE_AT_ONCE)));
    const counted = new RateLimiterPostgres({
      ...{ storeClient: clientOf(database), storeType: 'client' },
      ...{ schemaName: 'notification', tableName: 'call_count', tableCreated: true },
      // One row a gateway: there is nothing to clear.
      ...{ clearExpiredByTimeout: false, keyPrefix: 'sms', points: SMS_PER_SECOND, duration: 1 },
    });
    this.waiting = new RateLimiterQueue(counted);
  }

  override async take(gateway: string): Promise<void> {
    await this.takerOf(gateway)(Symbol(gateway));
  }

  private takerOf(gateway: string): (call: symbol) => Promise<unknown> {
    const known = this.takers.get(gateway);
    if (known) return known;
    const taker = gathered(async (calls: readonly symbol[]) => {
      await this.waiting.removeTokens(calls.length, gateway);
      return calls;
    }, this.atOnce);
    this.takers.set(gateway, taker);
    return taker;
  }
}

/** As much of a client as the library asks for; its statements are an `insert` each. */
const clientOf = ({ source }: Database) => ({
  query: async ({ text, values }: { text: string; values: unknown[] }) => {
    const rows: unknown[] = await source.query(text, values);
    return { rows, rowCount: rows.length };
  },
});
