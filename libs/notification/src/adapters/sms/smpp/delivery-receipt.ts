import { DateTime } from 'luxon';
import type { Pdu } from 'smpp';
import { z } from 'zod';
import type { Receipt, ReceiptOutcome } from '../../../domain/receipt.ts';

type ReadReceipt = Omit<Receipt, 'gateway'>;

/** SMPP 3.4 §5.2.12: bits 2 to 5 of esm_class; 0001 = a receipt of the network. */
const MESSAGE_TYPE = 0x3c;
const NETWORK_RECEIPT = 0x04;

/** Final states by their text (SMPP 3.4, appendix B) and number (§5.2.28). The others say: not yet, or nobody knows. */
const FINAL: Readonly<Record<string, ReceiptOutcome>> = {
  ...{ DELIVRD: 'delivered', 2: 'delivered' },
  ...{ EXPIRED: 'expired', 3: 'expired' },
  ...{ DELETED: 'undeliverable', 4: 'undeliverable', UNDELIV: 'undeliverable', 5: 'undeliverable' },
  ...{ REJECTD: 'rejected', 8: 'rejected' },
};

/** Ids are printable (§5.2.23); a centre may end them with the sign of code 0. `id:7f01 sub:001 dlvrd:001 submit date:2611211530 done date:2611211531 stat:DELIVRD err:000 text:…` */
const FIELDS = {
  id: /\bid:\s*([\x21-\x7e]+)/i,
  state: /\bstat:\s*(\w+)/i,
  fault: /\berr:\s*(\w+)/i,
  done: /\bdone date:\s*(\d{10,12})/i,
};

const receiptSchema = z.object({
  esm_class: z.number(),
  short_message: z
    .object({ message: z.union([z.string(), z.instanceof(Buffer).transform(String)]) })
    .catch({ message: '' }),
  receipted_message_id: z.string().optional().catch(undefined),
  message_state: z.number().optional().catch(undefined),
});

/**
 * Reads what a `deliver_sm` says of a message we handed over. Nothing when it is no receipt, of a state that is not
 * final, or cannot be read.
 * @param now when it happened, should it not say
 */
export function readReceipt(pdu: Pdu, now: Date): ReadReceipt | undefined {
  const read = receiptSchema.safeParse(pdu);
  if (!read.success || (read.data.esm_class & MESSAGE_TYPE) !== NETWORK_RECEIPT) return undefined;
  const { receipted_message_id: id, message_state: state, short_message } = read.data;
  const field = (name: keyof typeof FIELDS) => FIELDS[name].exec(short_message.message)?.[1];
  const gatewayId = id || field('id');
  const said = field('state')?.toUpperCase();
  const outcome = FINAL[said ?? ''] ?? FINAL[String(state)];
  if (!gatewayId || !outcome) return undefined;
  const fault = [said, field('fault')].filter(Boolean).join(' ');
  return {
    ...{ gatewayId, outcome, at: momentOf(field('done')) ?? now },
    reason: outcome === 'delivered' ? null : fault || `state ${state}`,
  };
}

/** `yyMMddHHmm` or with seconds, by the clock of the gateway, which is that of Vietnam. */
function momentOf(digits: string | undefined): Date | undefined {
  if (!digits) return undefined;
  const format = digits.length === 12 ? 'yyMMddHHmmss' : 'yyMMddHHmm';
  const read = DateTime.fromFormat(digits, format, { zone: 'Asia/Ho_Chi_Minh' });
  return read.isValid ? read.toJSDate() : undefined;
}
