import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import type { Receipt } from '../domain/receipt.ts';
import { receiptOfParts } from '../domain/receipt-of-parts.ts';
import { RecordReceipt } from './record-receipt.ts';

/** Between the parts of a message in what the gateway knows it by. */
const AND = '+';

/**
 * Makes one message of the parts a gateway took it in, each of which gets an id and a receipt of its own. What is
 * written goes before what is looked at, in a transaction each, so of parts that are told of at the same time the
 * last one sees all.
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
      on conflict (gateway, part_id) do update set message_id = excluded.message_id`);
    await this.tell(gateway, messageId);
    return messageId;
  }

  /** Takes a receipt: of a part, of a message that is one, or of something unknown. */
  async receive(receipt: Receipt): Promise<void> {
    const { gateway, gatewayId } = receipt;
    await this.receipts.execute(receipt);
    const [part] = await this.database.query<{ messageId: string }>(sql`
      select message_id as "messageId" from notification.sms_part
      where gateway = ${gateway} and part_id = ${gatewayId}`);
    if (part) await this.tell(gateway, part.messageId);
  }

  private async tell(gateway: string, messageId: string): Promise<void> {
    const parts = messageId.split(AND);
    const known = await this.database.query<Receipt>(sql`
      select gateway_id as "gatewayId", outcome, at, reason from notification.receipt
      where gateway = ${gateway} and gateway_id = any(${parts}::text[])`);
    const told = receiptOfParts(parts, known);
    if (told) await this.receipts.execute({ gateway, gatewayId: messageId, ...told });
  }
}
