import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { correlation, Logger, underWay } from '#platform/logging';

/** Something the worker does of its own accord; with `everySeconds` over and over, else once. */
export interface Round {
  readonly name: string;
  readonly everySeconds?: number;
  readonly run: () => Promise<unknown>;
}

/** Injection token of this process's rounds. */
export const ROUNDS = Symbol('ROUNDS');

/**
 * Makes the worker's rounds. Each claims its rows in PostgreSQL, so any number of workers may make them, and none
 * of it lives in a queue store.
 */
@Injectable()
export class Rounds implements BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private running: Promise<void>[] = [];

  constructor(
    @Inject(ROUNDS) private readonly rounds: readonly Round[],
    private readonly logger: Logger,
  ) {}

  begin(): void {
    // Every round listens while it waits; from the eleventh on Node takes that for a leak.
    setMaxListeners(this.rounds.length, this.stop.signal);
    this.running = this.rounds.map((round) => this.make(round));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await Promise.all(this.running);
  }

  private async make(round: Round): Promise<void> {
    while (!this.stop.signal.aborted) {
      await this.once(round);
      if (round.everySeconds === undefined) return;
      await wait(round.everySeconds * 1000, undefined, { signal: this.stop.signal }).catch(() => undefined);
    }
  }

  /** A failed round is logged and the next one tries again: what it left undone is still in its rows. */
  private async once({ name, run }: Round): Promise<void> {
    try {
      await underWay.during(name, () => correlation.run(correlation.accept(undefined), run));
    } catch (error) {
      this.logger.error(`${name} failed`, error);
    }
  }
}
