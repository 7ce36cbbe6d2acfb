import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import type { Receipt, ReceiptOutcome } from '../domain/receipt.ts';
import { receiptOfParts } from '../domain/receipt-of-parts.ts';
import { RecordReceipt } from './record-receipt.ts';

/** Between the parts of a message in what the gateway knows it by. */
const AND = '+';

interface Part {
  outcome: ReceiptOutcome | null;
  at: Date | null;
  reason: string | null;
}

/**
 * Makes one message of the parts a gateway took it in, each of which gets an id and a receipt of its own. Each side
 * writes first what it knows, a transaction by itself, and then looks for what the other has written; so does whoever
 * is told of one part while somebody else is told of another. The last of them sees all.
 */
@Injectable()
export class PartsOfMessages {
  constructor(
    private readonly database: Database,
    private readonly receipts: RecordReceipt,
  ) {}

  /** Says in which parts a message was taken. Receipts may have been quicker. @returns what the gateway knows it by */
  async expect(gateway: string, parts: readonly string[]): Promise<string> {
    const messageId = parts.join(AND);
    if (parts.length === 1) return messageId;
    await this.database.query(sql`
      insert into notification.sms_part (gateway, part_id, message_id)
      select distinct ${gateway}, part_id, ${messageId} from unnest(${parts}::text[]) part_id
      on conflict (gateway, part_id) do update
      set message_id = excluded.message_id, outcome = null, at = null, reason = null`);
    const early = await this.database.query(sql`
      update notification.sms_part p set outcome = r.outcome, at = r.at, reason = r.reason
      from (
        select distinct on (gateway_id) gateway_id, outcome, at, reason from notification.receipt
        where gateway = ${gateway} and gateway_id = any(${parts}::text[])
        order by gateway_id, outcome = 'delivered' desc, received_at) r
      where p.gateway = ${gateway} and p.part_id = r.gateway_id and p.outcome is null
      returning p.part_id`);
    if (early.length > 0) await this.tell(gateway, messageId);
    return messageId;
  }

  /** Takes a receipt: of a part, of a message that is one, or of something unknown. That it arrived is known best. */
  async receive(receipt: Receipt): Promise<void> {
    const { gateway, gatewayId, outcome, at, reason } = receipt;
    await this.receipts.execute(receipt);
    const [part] = await this.database.query<{ messageId: string }>(sql`
      update notification.sms_part set outcome = ${outcome}, at = ${at}, reason = ${reason}
      where gateway = ${gateway} and part_id = ${gatewayId}
        and (outcome is null or (outcome <> 'delivered' and ${outcome} = 'delivered'))
      returning message_id as "messageId"`);
    if (part) await this.tell(gateway, part.messageId);
  }

  private async tell(gateway: string, messageId: string): Promise<void> {
    const parts = await this.database.query<Part>(sql`
      select outcome, at, reason from notification.sms_part
      where gateway = ${gateway} and message_id = ${messageId} order by part_id`);
    const told = receiptOfParts(
      parts.map(({ outcome, at, reason }) => (outcome && at ? { outcome, at, reason } : null)),
    );
    if (told) await this.receipts.execute({ gateway, gatewayId: messageId, ...told });
  }
}
