import { ExchangeLog } from '../src/domain/exchange-log.ts';
import type { Exchange } from '../src/domain/exchange.ts';

/** Keeps exchanges for a test to read. */
export class KeptExchanges extends ExchangeLog {
  readonly kept: Exchange[] = [];

  override record(exchange: Exchange): Promise<void> {
    this.kept.push(exchange);
    return Promise.resolve();
  }
}
