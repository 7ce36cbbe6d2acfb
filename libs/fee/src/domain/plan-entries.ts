import { feeProblem } from './fee.problems.ts';
import { type Entry, type Ledger, liveEntries, remainderOf } from './ledger.ts';
import { inFigures, MOST_DONG } from './money.ts';
import type { PricedFee } from './price-fees.ts';

/** An entry about to be written: who, when and where are added by whoever writes it. */
export type PlannedEntry = Pick<Entry, 'kind' | 'amount' | 'ground'> &
  Partial<
    Pick<
      Entry,
      'item' | 'code' | 'name' | 'feeKind' | 'due' | 'about' | 'paper' | 'transaction' | 'advance' | 'payer'
    >
  >;

/** @throws fee.too-large */
export function planCharge(
  ledger: Ledger,
  { amount, kind, ...fee }: PricedFee & { amount: number },
): PlannedEntry {
  if (ledger.charged + amount > MOST_DONG) throw feeProblem('fee.too-large');
  return { ...fee, kind: 'charge', feeKind: kind, amount };
}

/**
 * The charges the catalogue asks for that stand in the account in no form yet: what was charged and taken back was found
 * to be wrong by a person, and does not come again by itself.
 * @throws fee.amount-unknown
 */
export function planAssessment(ledger: Ledger, fees: readonly PricedFee[]): PlannedEntry[] {
  const known = new Set(ledger.entries.flatMap(({ item }) => item ?? []));
  const wanted = fees.filter(({ item }) => !known.has(item));
  const unknown = wanted.filter(({ amount }) => amount === null).map(({ name }) => name);
  if (unknown.length > 0) throw feeProblem('fee.amount-unknown', { fees: unknown.join('; ') });
  return wanted.flatMap(({ amount, ...fee }) => (amount ? [planCharge(ledger, { ...fee, amount })] : []));
}

/** What a payment at the desk may be of: what is owed and no more; an advance may be of anything. */
interface Paying {
  amount: number;
  advance: boolean;
  payer: string | null;
}

/** @throws fee.nothing-due, .exceeds-outstanding, .too-large */
export function planPayment(ledger: Ledger, { amount, advance, payer }: Paying): PlannedEntry {
  const { outstanding } = ledger;
  if (!advance && outstanding <= 0) throw feeProblem('fee.nothing-due');
  if (!advance && amount > outstanding) {
    throw feeProblem('fee.exceeds-outstanding', { outstanding: inFigures(outstanding) });
  }
  if (ledger.paid + amount > MOST_DONG) throw feeProblem('fee.too-large');
  const ground = advance ? 'Tạm thu' : 'Thu phí, lệ phí';
  return { kind: 'payment', amount: -amount, advance, payer, ground };
}

/** Freeing a charge wholly or in part, by a legal basis and the paper that proves it. */
export interface Exempting {
  charge: string;
  amount: number;
  ground: string;
  paper: string;
}

/** @throws fee.entry-unknown, .exempts-too-much */
export function planExemption(
  { entries }: Ledger,
  { charge: id, amount, ground, paper }: Exempting,
): PlannedEntry {
  const charge = liveEntries(entries).find((entry) => entry.kind === 'charge' && entry.id === id);
  if (!charge) throw feeProblem('fee.entry-unknown');
  const most = remainderOf(charge, entries);
  if (amount > most) throw feeProblem('fee.exempts-too-much', { most: inFigures(most) });
  return { kind: 'exemption', amount: -amount, about: id, ground, paper };
}

/**
 * Takes an entry back whole. Charges that were exempted first lose their exemption; what was repaid cannot be taken back,
 * nor what it was repaid from, and what came by the payment platform is repaid by a refund.
 * @throws fee.entry-unknown, .reversed-already, .not-reversible
 */
export function planReversal(
  ledger: Ledger,
  id: string,
  reason: string,
): { entry: Entry; planned: PlannedEntry } {
  const { entries, paid, refunded } = ledger;
  const entry = entries.find((one) => one.id === id);
  if (!entry) throw feeProblem('fee.entry-unknown');
  if (entries.some(({ kind, about }) => kind === 'reversal' && about === id)) {
    throw feeProblem('fee.reversed-already');
  }
  const hindered =
    entry.kind === 'reversal' ||
    entry.kind === 'refund' ||
    (entry.kind === 'charge' && remainderOf(entry, entries) < entry.amount) ||
    (entry.kind === 'payment' && (entry.transaction !== null || paid + entry.amount < refunded));
  if (hindered) throw feeProblem('fee.not-reversible');
  return { entry, planned: { kind: 'reversal', amount: 0 - entry.amount, about: id, ground: reason } };
}

/** What may be repaid: what was paid too much, less what others have asked for. @param asked in whole đồng */
export const refundable = ({ outstanding }: Ledger, asked: number): number =>
  Math.max(0, -outstanding - asked);
