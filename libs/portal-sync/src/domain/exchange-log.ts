import type { Exchange } from './exchange.ts';

/** Port: keeps calls to the portal for whoever looks for what is wrong. */
export abstract class ExchangeLog {
  /** Never fails: what is seen of a call must not change what becomes of it. */
  abstract record(exchange: Exchange): Promise<void>;
}
