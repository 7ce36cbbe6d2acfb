import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Receipt } from '../domain/receipt.ts';

/** Keeps what a gateway tells of a message it took. A receipt that comes twice is kept once. */
@Injectable()
export class RecordReceipt {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A receipt of an unknown message is no fault: whoever calls may always answer that it was heard. */
  async execute({ gateway, gatewayId, outcome, at, reason }: Receipt): Promise<void> {
    await this.database.query(sql`
      insert into notification.receipt (gateway, gateway_id, outcome, at, reason, received_at)
      values (${gateway}, ${gatewayId}, ${outcome}, ${at}, ${reason}, ${this.clock.now()})
      on conflict (gateway, gateway_id, outcome) do nothing`);
  }
}
