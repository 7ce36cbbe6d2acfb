import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { TryAgain } from '#platform/queue';
import { isGivenUp } from '../domain/online-payment.ts';
import { markFailed, markLapsed, type PaymentRequest, requestById } from '../persistence/payment-requests.ts';
import { PaymentPlatform } from './payment-platform.ts';
import { SettlePayment } from './settle-payment.ts';

/** Asks the platform what became of a request whose call-back has not come. */
@Injectable()
export class ReconcilePayment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly platform: PaymentPlatform,
    private readonly settle: SettlePayment,
  ) {}

  /** @throws TryAgain when the platform is away */
  async execute(id: string): Promise<void> {
    const request = await requestById(this.database, id);
    if (request?.state !== 'asked' && request?.state !== 'open') return;
    const outcome = await this.platform.query(request.reference);
    switch (outcome.kind) {
      case 'paid':
        await this.settle.execute(outcome.paid, 'query');
        return;
      case 'failed':
        await this.database.query(markFailed(request.reference, outcome.reason));
        return;
      case 'unknown':
      case 'pending':
        return this.waitOn(request, outcome.kind);
      case 'unavailable':
        throw new TryAgain(outcome.reason, outcome.retryAfterSeconds);
    }
  }

  /** One that never reached the platform, or was never paid. */
  private async waitOn({ id, reference, ...request }: PaymentRequest, kind: 'unknown' | 'pending') {
    if (kind === 'unknown' && request.state === 'asked') {
      await this.database.query(markFailed(reference, 'the platform knows no such request'));
    } else if (isGivenUp(request.requestedAt, this.clock.now())) {
      await this.database.query(markLapsed(id));
    }
  }
}
