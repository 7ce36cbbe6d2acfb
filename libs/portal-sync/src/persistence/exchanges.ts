import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, gathered, sight, sql } from '#platform/database';
import { Logger } from '#platform/logging';
import { ExchangeLog } from '../domain/exchange-log.ts';
import type { Exchange } from '../domain/exchange.ts';

/** Exchanges kept in one statement. */
const TOGETHER = 50;

type Kept = Exchange & { at: Date };

/** The last exchanges with the portal. */
@Injectable()
export class Exchanges extends ExchangeLog {
  private readonly keeping = gathered((exchanges: readonly Kept[]) => this.keepEach(exchanges), TOGETHER);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    super();
  }

  override async record(exchange: Exchange): Promise<void> {
    const kept = { ...exchange, at: this.clock.now() };
    try {
      await (sight.current() ? this.keepEach([kept]) : this.keeping(kept));
    } catch (error) {
      this.logger.error('an exchange with the portal was not kept', error);
    }
  }

  private async keepEach(exchanges: readonly Kept[]): Promise<true[]> {
    await this.database.queryPrepared(sql`
      insert into portal_sync.exchange (at, service, codes, outcome, message, refusals, took_ms, content)
      select e.at, e.service, array(select jsonb_array_elements_text(e.codes)), e.outcome, e.message, e.refusals,
             e."tookMs", nullif(e.content, 'null'::jsonb)
      from jsonb_to_recordset(${JSON.stringify(exchanges)}::jsonb)
           as e(at timestamptz, service text, codes jsonb, outcome text, message text, refusals jsonb, "tookMs" int, content jsonb)`);
    return exchanges.map(() => true);
  }
}
