import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { bounceOf } from '../domain/bounce.ts';
import { BounceAddresses } from './bounce-addresses.ts';
import { type ArrivedMail, BounceMailbox, type Use } from './bounce-mailbox.ts';
import { Mailer } from './mailer.ts';
import { RecordReceipt } from './record-receipt.ts';

/** Takes in what mail servers report of letters they could not deliver. Two workers at once record the same, once. */
@Injectable()
export class ReadBounces {
  constructor(
    private readonly mailbox: BounceMailbox,
    private readonly addresses: BounceAddresses,
    private readonly receipts: RecordReceipt,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    await this.mailbox.readNew((mail) => this.takeIn(mail));
  }

  private async takeIn({ addresses, report }: ArrivedMail): Promise<Use> {
    const gatewayId = addresses.map((address) => this.addresses.messageOf(address)).find(Boolean);
    if (gatewayId === undefined || report === null) return 'left';
    const bounce = bounceOf(report);
    // That it takes longer, or went on, is nothing to keep.
    if (!bounce) return 'taken-in';
    const now = this.clock.now();
    const at = report.at !== null && report.at < now ? report.at : now;
    await this.receipts.execute({ gateway: this.mailer.name, gatewayId, ...bounce, at });
    return 'taken-in';
  }
}
