import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';

/** The time now, and until when whoever calls the platform has ended. */
@Injectable()
export class CallTimes {
  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** A token may have to be fetched, and fetched anew: four calls. @param besides seconds of other work */
  lease(besides = 0): Date {
    const seconds = 5 * this.config.CALL_TIMEOUT_SECONDS + besides;
    return new Date(this.clock.now().getTime() + seconds * 1000);
  }
}
