import { setTimeout as wait } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { correlation, Logger } from '#platform/logging';
import { OutboxRelay } from '#platform/outbox';
import { Sweeper } from '#platform/queue';
import { NoticeOverdue } from '#supervision';

/**
 * What the worker does of its own accord, over and over: relay the outbox, rebuild lost jobs, notice lateness.
 * Each round claims its rows in PostgreSQL, so any number of workers may run, and none of it lives in a queue store.
 */
@Injectable()
export class Rounds implements BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private running: Promise<void>[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly relay: OutboxRelay,
    private readonly sweeper: Sweeper,
    private readonly overdue: NoticeOverdue,
    private readonly logger: Logger,
  ) {}

  begin(): void {
    const { RELAY_SECONDS, SWEEP_SECONDS, STALE_SECONDS, OVERDUE_SCAN_SECONDS } = this.config;
    this.running = [
      this.once('sweep after start', () => this.sweeper.sweep(0)),
      this.repeat('outbox relay', RELAY_SECONDS, () => this.relay.drain()),
      this.repeat('sweep', SWEEP_SECONDS, () => this.sweeper.sweep(STALE_SECONDS)),
      this.repeat('overdue scan', OVERDUE_SCAN_SECONDS, () => this.overdue.execute()),
    ];
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await Promise.all(this.running);
  }

  private async repeat(name: string, seconds: number, round: () => Promise<unknown>): Promise<void> {
    while (!this.stop.signal.aborted) {
      await this.once(name, round);
      await wait(seconds * 1000, undefined, { signal: this.stop.signal }).catch(() => undefined);
    }
  }

  /** A failed round is logged and the next one tries again: what it left undone is still in its rows. */
  private async once(name: string, round: () => Promise<unknown>): Promise<void> {
    try {
      await correlation.run(correlation.accept(undefined), round);
    } catch (error) {
      this.logger.error(`${name} failed`, error);
    }
  }
}
