import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { Logger } from '#platform/logging';
import { ExchangeLog } from '../domain/exchange-log.ts';
import type { Exchange } from '../domain/exchange.ts';

/** The last exchanges with the portal. */
@Injectable()
export class Exchanges extends ExchangeLog {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    super();
  }

  override async record(exchange: Exchange): Promise<void> {
    const { service, codes, outcome, message, refusals, tookMs, content } = exchange;
    try {
      await this.database.queryPrepared(sql`
        insert into portal_sync.exchange (at, service, codes, outcome, message, refusals, took_ms, content)
        values (${this.clock.now()}, ${service}, ${codes}, ${outcome}, ${message}, ${JSON.stringify(refusals)}::jsonb,
                ${tookMs}, ${content === null ? null : JSON.stringify(content)}::jsonb)`);
    } catch (error) {
      this.logger.error('an exchange with the portal was not kept', error);
    }
  }
}
