/** What a gateway may tell of a message it took, in the order of what is known better. */
export const RECEIPT_OUTCOMES = [
  /** It gave up: the phone was off for as long as it tries. */
  'expired',
  /** The recipient's network refused the message. */
  'rejected',
  /** The recipient cannot be reached: no such number, no such mailbox. */
  'undeliverable',
  'delivered',
] as const;

export type ReceiptOutcome = (typeof RECEIPT_OUTCOMES)[number];

/** What a gateway tells, some time after it took a message, of what became of it. */
export interface Receipt {
  /** `SmsGateway.name`. */
  gateway: string;
  /** As in its outcome `accepted`. */
  gatewayId: string;
  outcome: ReceiptOutcome;
  /** When it happened, by the gateway's clock. */
  at: Date;
  /** In the gateway's words or codes, without contacts; null = none given. */
  reason: string | null;
}
