import { Client, type ClientConfig } from 'pg';

/**
 * A connection whose loss fails the statement on it and no more. Node ends a process on an `error` event nobody listens
 * to, and a connection taken out of a pool has no listener but its holder's, of which BullMQ's has none while it opens.
 */
export class SteadyClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
