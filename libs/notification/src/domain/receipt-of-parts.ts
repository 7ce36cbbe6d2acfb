import type { Receipt } from './receipt.ts';

type Told = Pick<Receipt, 'outcome' | 'at' | 'reason'>;

/**
 * What is known of its parts says of a message: it has arrived when all of them have, and has not as soon as one has
 * not. Nothing as long as neither is known.
 * @param parts what was told of each; null = nothing yet
 */
export function receiptOfParts(parts: readonly (Told | null)[]): Told | undefined {
  const failed = parts.find((part) => part !== null && part.outcome !== 'delivered');
  if (failed) return failed;
  const arrived = parts.filter((part) => part !== null);
  if (arrived.length < parts.length) return undefined;
  const at = new Date(Math.max(...arrived.map((part) => part.at.getTime())));
  return { outcome: 'delivered', at, reason: null };
}
