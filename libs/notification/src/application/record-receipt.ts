import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Receipt } from '../domain/receipt.ts';
import { withoutContacts } from '../domain/recipients.ts';
import { standIn } from '../persistence/stand-in.ts';
import { takeInReceipts } from '../persistence/take-in-receipts.ts';

/** Takes in what a gateway tells of a message it took. A receipt that comes twice is kept once. */
@Injectable()
export class RecordReceipt {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A receipt of an unknown message is no fault: whoever calls may always answer that it was heard. */
  async execute({ gateway, gatewayId, outcome, at, reason }: Receipt): Promise<void> {
    const now = this.clock.now();
    const words = reason === null ? null : withoutContacts(reason);
    await this.database.query(sql`
      insert into notification.receipt (gateway, gateway_id, outcome, at, reason, received_at)
      values (${gateway}, ${gatewayId}, ${outcome}, ${at}, ${words}, ${now})
      on conflict (gateway, gateway_id, outcome) do nothing`);
    // Its call may be written down only now; then the next round finds both.
    const about = sql`r.gateway = ${gateway} and r.gateway_id = ${gatewayId}`;
    if (outcome === 'delivered') {
      await takeInReceipts(this.database, about, now);
      return;
    }
    await this.database.transaction(async (tx) => standIn(tx, await takeInReceipts(tx, about, now), now));
  }
}
