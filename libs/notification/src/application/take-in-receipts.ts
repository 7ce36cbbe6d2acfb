import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { standIn } from '../persistence/stand-in.ts';
import { takeInReceipts } from '../persistence/take-in-receipts.ts';

/** A call is written down within seconds of its receipt, or never. */
const LOOKED_FOR_MS = 300_000;

/** Of a message in parts each has a receipt, and they may be days apart; what is unknown after a week is of nobody here. */
const KEPT_MS = 7 * 86_400_000;

/** Takes in receipts that came before their call was written down, and forgets those of messages nobody here sent. */
@Injectable()
export class TakeInReceipts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    const lately = new Date(now.getTime() - LOOKED_FOR_MS);
    await this.database.transaction(async (tx) =>
      standIn(tx, await takeInReceipts(tx, sql`r.received_at >= ${lately}`, now), now),
    );
    await this.database.query(sql`
      delete from notification.receipt
      where settled_at is null and received_at <= ${new Date(now.getTime() - KEPT_MS)}`);
  }
}
