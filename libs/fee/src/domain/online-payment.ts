import { feeProblem } from './fee.problems.ts';
import { type Ledger, liveEntries, remainderOf } from './ledger.ts';
import type { PlannedEntry } from './plan-entries.ts';

export const PAYMENT_STATES = ['asked', 'open', 'paid', 'failed', 'lapsed'] as const;

/** The platform is asked; it may be paid; it was, or it was not; nobody asks any more. */
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** What a payer is given to pay in, in hours. */
const PAYABLE_HOURS = 24;

const HOUR = 3_600_000;

export const payableUntil = (at: Date): Date => new Date(at.getTime() + PAYABLE_HOURS * HOUR);

/** When the platform is first asked what became of a request it has not told of. */
export const firstAsked = (at: Date): Date => new Date(at.getTime() + HOUR / 2);

/** Whether nobody is to ask any more: banks have settled what they had in hand after three days. */
export const isGivenUp = (requestedAt: Date, now: Date): boolean =>
  now.getTime() - requestedAt.getTime() >= 72 * HOUR;

/** What of a charge is to be paid. */
export interface PayableLine {
  code: string | null;
  name: string;
  /** Whole đồng. */
  amount: number;
}

/** Everything that is owed. @throws fee.nothing-due */
export function planRequest({ outstanding }: Ledger): number {
  if (outstanding <= 0) throw feeProblem('fee.nothing-due');
  return outstanding;
}

/** What the sum is for: the charges, when they come to it, or else what is left of them. */
export function linesOf({ entries }: Ledger, amount: number): PayableLine[] {
  const lines = liveEntries(entries)
    .filter(({ kind }) => kind === 'charge')
    .map((charge) => ({
      ...{ code: charge.code, name: charge.name ?? charge.ground },
      amount: remainderOf(charge, entries),
    }))
    .filter((line) => line.amount > 0);
  const whole = lines.reduce((sum, line) => sum + line.amount, 0) === amount;
  return whole ? lines : [{ code: null, name: 'Phí, lệ phí còn phải nộp', amount }];
}

/** Money the platform says has come. It is booked as it came: what is too much is owed back. */
export const planOnlinePayment = ({
  amount,
  transaction,
}: {
  amount: number;
  transaction: string;
}): PlannedEntry => ({ kind: 'payment', amount: -amount, transaction, ground: 'Nộp trực tuyến' });
