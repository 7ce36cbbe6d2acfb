import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterQueue } from 'rate-limiter-flexible';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { CallPermits } from '../application/call-permits.ts';

/** Counts the calls of a second in PostgreSQL, where all workers meet. A call too many waits here for the next second. */
@Injectable()
export class PostgresCallPermits extends CallPermits {
  private readonly waiting: RateLimiterQueue;

  constructor(database: Database, @Inject(CONFIG) { SMS_PER_SECOND }: Config) {
    super();
    const counted = new RateLimiterPostgres({
      ...{ storeClient: clientOf(database), storeType: 'client' },
      ...{ schemaName: 'notification', tableName: 'call_count', tableCreated: true },
      // One row a gateway: there is nothing to clear.
      ...{ clearExpiredByTimeout: false, keyPrefix: 'sms', points: SMS_PER_SECOND, duration: 1 },
    });
    this.waiting = new RateLimiterQueue(counted);
  }

  override async take(gateway: string): Promise<void> {
    await this.waiting.removeTokens(1, gateway);
  }
}

/** As much of a client as the library asks for; its statements are an `insert` each. */
const clientOf = ({ source }: Database) => ({
  query: async ({ text, values }: { text: string; values: unknown[] }) => {
    const rows: unknown[] = await source.query(text, values);
    return { rows, rowCount: rows.length };
  },
});
