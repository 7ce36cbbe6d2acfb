import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ReissueSecret, SlowDown } from '#dossier';
import { Clock } from '#platform/clock';
import { Logger } from '#platform/logging';
import { trackingProblem } from '../domain/tracking.problems.ts';

/** What somebody says who has lost the secret of a receipt. */
export interface AskedSecret {
  code: string;
  /** Last digits of the phone number on file. */
  phoneEnding: string;
  network: string;
}

/**
 * Takes the request of whoever has lost the secret of a receipt. It is looked into after the answer: neither what the answer
 * says nor how long it takes tells whether there is such a dossier, or whether the digits are right. What is asked for and not
 * done because a process ends that very moment is asked for again.
 */
@Injectable()
export class AskForSecret implements OnApplicationShutdown {
  private readonly attempts = new SlowDown();
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly reissue: ReissueSecret,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** @throws tracking.too-many-wrong: each request counts, for nobody is to learn which was right */
  execute({ code, phoneEnding, network }: AskedSecret): void {
    const now = this.clock.now();
    const wait = this.attempts.wait(code, network, now);
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1000);
      throw trackingProblem('tracking.too-many-asked', { seconds }, { retryAfterSeconds: seconds });
    }
    this.attempts.wrong(code, network, now);
    const work = this.reissue
      .byApplicant(code, phoneEnding)
      .catch((error: unknown) => this.logger.error('a secret could not be issued again', { err: error }))
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  /** Until everything that was asked for so far is looked into. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  onApplicationShutdown(): Promise<void> {
    return this.settled();
  }
}
