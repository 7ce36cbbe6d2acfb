import { type Receipt, RECEIPT_OUTCOMES } from './receipt.ts';

type PartReceipt = Pick<Receipt, 'gatewayId' | 'outcome' | 'at' | 'reason'>;

const betterKnown = (one: PartReceipt, other: PartReceipt): PartReceipt =>
  RECEIPT_OUTCOMES.indexOf(other.outcome) > RECEIPT_OUTCOMES.indexOf(one.outcome) ? other : one;

/**
 * What the receipts of its parts say of a message: it has arrived when all of them have, and has not as soon as one
 * has not. Nothing as long as neither is known.
 */
export function receiptOfParts(
  parts: readonly string[],
  receipts: readonly PartReceipt[],
): Omit<PartReceipt, 'gatewayId'> | undefined {
  const known = parts.map((part) => {
    const [first, ...others] = receipts.filter(({ gatewayId }) => gatewayId === part);
    return first && others.reduce(betterKnown, first);
  });
  const failed = known.find((receipt) => receipt && receipt.outcome !== 'delivered');
  if (failed) return { outcome: failed.outcome, at: failed.at, reason: failed.reason };
  const arrived = known.flatMap((receipt) => receipt ?? []);
  if (arrived.length < parts.length) return undefined;
  const at = new Date(Math.max(...arrived.map((receipt) => receipt.at.getTime())));
  return { outcome: 'delivered', at, reason: null };
}
