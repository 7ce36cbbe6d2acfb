import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';

/** What went well is of use while somebody looks into the trouble of these days; what did not, until it is mended. */
const KEPT_DAYS = { accepted: 3, failed: 30 };
const DAY_MS = 86_400_000;

/** Forgets exchanges nobody needs any more. */
@Injectable()
export class ForgetExchanges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const before = (days: number) => new Date(this.clock.now().getTime() - days * DAY_MS);
    await this.database.query(sql`
      delete from portal_sync.exchange
      where at <= ${before(KEPT_DAYS.accepted)} and (outcome = 'accepted' or at <= ${before(KEPT_DAYS.failed)})`);
  }
}
