import type { OutboxMessage } from '#platform/outbox';

/** Wire name: money that came over the payment platform was booked. Cash is told of by the receipt that is handed out. */
export const PAYMENT_BOOKED = 'fee.payment-booked.v1';

/** @param amount whole đồng */
export const paymentBooked = (
  dossierId: string,
  { transaction, amount }: { transaction: string; amount: number },
  agencyId: number,
  occurredAt: Date,
): OutboxMessage => ({
  ...{ name: PAYMENT_BOOKED, subjectId: dossierId, agencyId },
  ...{ payload: { transaction, amount }, occurredAt },
});

/** Wire name: a refund that was asked for was approved or refused, by whom under a post of which agency. */
export const REFUND_DECIDED = 'fee.refund-decided.v1';

export const refundDecided = (
  dossierId: string,
  refund: { refund: string; amount: number; granted: boolean; officerId: number; agencyId: number },
  occurredAt: Date,
): OutboxMessage => ({
  ...{ name: REFUND_DECIDED, subjectId: dossierId, agencyId: refund.agencyId, payload: refund, occurredAt },
});

/** Wire name: what a dossier is charged, or has got back, changed otherwise than by money that came. */
export const ACCOUNT_CHANGED = 'fee.account-changed.v1';

export const accountChanged = (dossierId: string, agencyId: number, occurredAt: Date): OutboxMessage => ({
  ...{ name: ACCOUNT_CHANGED, subjectId: dossierId, agencyId, payload: {}, occurredAt },
});
