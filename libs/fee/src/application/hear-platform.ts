import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import type { CallBackOutcome } from '../domain/platform-tidings.ts';
import { markFailed } from '../persistence/payment-requests.ts';
import { PaymentPlatform } from './payment-platform.ts';
import { SettlePayment, type Settlement } from './settle-payment.ts';

const ANSWERS: Record<Settlement, CallBackOutcome> = {
  booked: 'taken',
  'booked-before': 'taken',
  'unknown-reference': 'unknown-reference',
  contradicted: 'contradicted',
};

/** Takes what the platform calls back with, and answers it in its words. What is not signed by it changes nothing. */
@Injectable()
export class HearPlatform {
  constructor(
    private readonly database: Database,
    private readonly platform: PaymentPlatform,
    private readonly settle: SettlePayment,
  ) {}

  async execute(body: unknown): Promise<Record<string, string>> {
    const told = this.platform.read(body);
    switch (told.kind) {
      case 'forged':
        return this.platform.answer('forged', '');
      case 'malformed':
        return this.platform.answer('malformed', told.reference);
      case 'failed':
        await this.database.query(markFailed(told.reference, told.reason));
        return this.platform.answer('taken', told.reference);
      case 'paid': {
        const { paid } = told;
        return this.platform.answer(ANSWERS[await this.settle.execute(paid, 'call-back')], paid.reference);
      }
    }
  }
}
