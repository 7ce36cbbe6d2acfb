import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { CONFIG, type Config } from '#platform/config';
import { requestProblem } from '#platform/problem';

/** What is counted: requests of a network address, of a caller who is known, and an address's guesses. */
export type Counted = 'address' | 'caller' | 'guess';

/**
 * How much anyone may ask in a minute, so that one client in a loop does not take the service from the others. Counted in
 * the memory of each process: with so many of them behind a balancer, so many times as much gets through.
 */
@Injectable()
export class RateLimits {
  private readonly limiters: Record<Counted, RateLimiterMemory>;

  constructor(@Inject(CONFIG) config: Config) {
    const aMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 });
    this.limiters = {
      address: aMinute(config.REQUESTS_PER_ADDRESS),
      caller: aMinute(config.REQUESTS_PER_CALLER),
      guess: aMinute(config.GUESSES_PER_ADDRESS),
    };
  }

  /** Counts one more. @throws request.too-many */
  async count(what: Counted, key: string): Promise<void> {
    try {
      await this.limiters[what].consume(key);
    } catch (exceeded) {
      if (!(exceeded instanceof RateLimiterRes)) throw exceeded;
      const seconds = Math.ceil(exceeded.msBeforeNext / 1000);
      throw requestProblem('request.too-many', { seconds }, { retryAfterSeconds: seconds });
    }
  }
}
