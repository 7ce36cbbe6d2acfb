import { DateTime } from 'luxon';
import type { Pdu } from 'smpp';
import smpp from 'smpp';
import { z } from 'zod';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import { demoAccounts } from '../demo-accounts.ts';
import type { FaultKind } from '../faults/fault.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ReceiptState, SmppEntry, Submission } from './smpp-entry.ts';

/** A message as the subscriber reads it, its parts put together. */
export interface SmppMessage {
  at: string;
  from: string;
  to: string;
  content: string;
  messageIds: string[];
}

export interface Taken {
  status: number;
  messageId: string;
}

const submitted = z.object({
  source_addr: z.string(),
  destination_addr: z.string(),
  data_coding: z.number(),
  registered_delivery: z.number(),
  short_message: z.object({ message: z.string(), udh: z.array(z.instanceof(Buffer)).optional() }),
});

const { ESME_ROK = 0, ESME_RINVSRCADR = 0x0a, ESME_RINVDSTADR = 0x0b } = smpp.errors;

/** A message centre of SMPP 3.4: takes messages under one brandname. */
export class MessageCenter {
  constructor(
    private readonly ledger: Ledger<SmppEntry>,
    private readonly clock: SimulatedClock,
  ) {}

  /** Takes a message, or a part of one. */
  submit(pdu: Pdu, fault: FaultKind | null): Taken {
    const { source_addr, destination_addr } = submitted.parse(pdu);
    const status =
      source_addr !== demoAccounts.smpp.brandname
        ? ESME_RINVSRCADR
        : /^84\d{9}$/.test(destination_addr)
          ? ESME_ROK
          : ESME_RINVDSTADR;
    return this.record(pdu, fault, status, status === ESME_ROK);
  }

  /** Says it took the message and forgets it. */
  pretend(pdu: Pdu, fault: FaultKind | null): Taken {
    return this.record(pdu, fault, ESME_ROK, false);
  }

  /** Refuses it, or lets it end without an answer. */
  refuse(pdu: Pdu, fault: FaultKind | null, status: number | null): void {
    this.record(pdu, fault, status, false);
  }

  /** Every call, oldest first. */
  submissions(): Submission[] {
    return this.ledger.entries.filter((entry) => entry.what === 'submit_sm');
  }

  /** Whole messages the subscribers got, newest first. A part that came twice is one part. */
  messages({ to }: { to?: string | undefined } = {}): SmppMessage[] {
    const whole: SmppMessage[] = [];
    const collected = new Map<string, Map<number, Submission>>();
    for (const entry of this.submissions()) {
      if (!entry.delivered || (to && entry.to !== to)) continue;
      const { total = 1, number = 1, reference = entry.messageId } = entry.part ?? {};
      const key = `${entry.to} ${reference} ${total}`;
      const parts = (collected.get(key) ?? new Map<number, Submission>()).set(number, entry);
      collected.set(key, parts);
      if (parts.size < total) continue;
      collected.delete(key);
      const inOrder = [...parts].sort(([one], [other]) => one - other).map(([, part]) => part);
      const content = inOrder.map((part) => part.content).join('');
      const messageIds = inOrder.map(({ messageId }) => messageId);
      whole.push({ at: entry.at, from: entry.from, to: entry.to, content, messageIds });
    }
    return whole.reverse();
  }

  /** What wants a receipt, has had none, and was taken so long ago. */
  due(afterSeconds: number): Submission[] {
    const told = new Set(
      this.ledger.entries.flatMap((entry) => (entry.what === 'receipt' ? entry.messageId : [])),
    );
    const since = this.clock.now().minus({ seconds: afterSeconds });
    return this.submissions().filter(
      ({ delivered, receiptWanted, messageId, at }) =>
        delivered && receiptWanted && !told.has(messageId) && DateTime.fromISO(at) <= since,
    );
  }

  /** The text of a receipt. */
  receiptText(messageId: string, state: ReceiptState): string {
    const at = this.clock.now().toFormat('yyMMddHHmm');
    const [delivered, fault] = state === 'DELIVRD' ? ['001', '000'] : ['000', '001'];
    return `id:${messageId} sub:001 dlvrd:${delivered} submit date:${at} done date:${at} stat:${state} err:${fault} text:`;
  }

  /** The client has taken a receipt. */
  told(messageId: string, state: ReceiptState): void {
    this.ledger.append({ what: 'receipt', at: this.clock.stamp(), messageId, state });
  }

  private record(pdu: Pdu, fault: FaultKind | null, status: number | null, delivered: boolean): Taken {
    const { short_message, ...fields } = submitted.parse(pdu);
    const messageId = (this.ledger.entries.length + 1).toString(16).padStart(8, '0');
    const [, , reference, total, number] = short_message.udh?.find(([element]) => element === 0) ?? [];
    const isPart = reference !== undefined && total !== undefined && number !== undefined;
    this.ledger.append({
      what: 'submit_sm',
      at: this.clock.stamp(),
      messageId,
      from: fields.source_addr,
      to: fields.destination_addr,
      content: short_message.message,
      dataCoding: fields.data_coding,
      part: isPart ? { reference, total, number } : null,
      receiptWanted: (fields.registered_delivery & 3) === 1,
      ...{ status, delivered, fault },
    });
    return { status: status ?? ESME_ROK, messageId };
  }
}
