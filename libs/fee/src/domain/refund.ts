export const REFUND_STATES = ['requested', 'approved', 'refused', 'paid-out'] as const;

/** Asked for, decided, paid out of a till. */
export type RefundState = (typeof REFUND_STATES)[number];
