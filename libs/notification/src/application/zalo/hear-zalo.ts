import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, zaloAccount } from '#platform/config';
import { notificationProblem } from '../../domain/notification.problems.ts';
import { arrivalIn, isMadeByZalo } from '../../domain/zalo-event.ts';
import { RecordReceipt } from '../record-receipt.ts';
import { ZALO } from './zalo-gateway.ts';

/** Takes what Zalo tells: that a message is on somebody's phone. Whatever else it tells is heard and left. */
@Injectable()
export class HearZalo {
  constructor(
    private readonly receipts: RecordReceipt,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws notification.event-not-signed */
  async execute(body: Buffer, signature: string): Promise<void> {
    const account = zaloAccount(this.config);
    const listener = account && { appId: account.ZALO_APP_ID, oaSecret: account.ZALO_OA_SECRET };
    if (!listener || !isMadeByZalo(body, signature, listener)) {
      throw notificationProblem('notification.event-not-signed');
    }
    const arrival = arrivalIn(body);
    if (!arrival) return;
    const { messageId, at } = arrival;
    await this.receipts.execute({
      ...{ gateway: ZALO, gatewayId: messageId, outcome: 'delivered', at, reason: null },
    });
  }
}
