import type { FeeSummary } from '#dossier';
import type { FeeDue, FeeKind } from '#procedure';

export const ENTRY_KINDS = ['charge', 'exemption', 'payment', 'refund', 'reversal'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** A number out of a book, as it is printed: `AA/2026/0000017`. */
export interface PaperNumber {
  readonly series: string;
  readonly year: number;
  readonly number: number;
}

/** One line of a dossier's account; never changed once written. */
export interface Entry {
  /** A bigint, as text. */
  readonly id: string;
  readonly kind: EntryKind;
  /** Whole đồng it adds to what the dossier owes; less than nought, what it takes away. */
  readonly amount: number;
  /** Of a charge. */
  readonly item: string | null;
  readonly code: string | null;
  readonly name: string | null;
  readonly feeKind: FeeKind | null;
  readonly due: FeeDue | null;
  /** Of an exemption: the charge; of a reversal: what it takes back. */
  readonly about: string | null;
  readonly ground: string;
  readonly paper: string | null;
  /** Civil day of the till it went through; null = no cash. */
  readonly day: string | null;
  /** Of the receipt or voucher. */
  readonly number: PaperNumber | null;
  /** Of the payment platform. */
  readonly transaction: string | null;
  readonly advance: boolean;
  readonly payer: string | null;
  readonly at: Date;
  readonly officerId: number | null;
  readonly officerName: string;
  readonly agencyId: number;
}

/** What a dossier's entries come to, in whole đồng. */
export interface Ledger {
  readonly entries: readonly Entry[];
  readonly charged: number;
  readonly exempted: number;
  readonly paid: number;
  readonly refunded: number;
  /** What is owed; less than nought = paid too much. */
  readonly outstanding: number;
}

/** Adds a dossier's entries up; what was taken back counts for nothing. */
export function ledgerOf(entries: readonly Entry[]): Ledger {
  const live = liveEntries(entries);
  const sum = (kind: EntryKind) =>
    live.filter((entry) => entry.kind === kind).reduce((total, { amount }) => total + amount, 0);
  return {
    entries,
    charged: sum('charge'),
    exempted: 0 - sum('exemption'),
    paid: 0 - sum('payment'),
    refunded: sum('refund'),
    outstanding: entries.reduce((total, { amount }) => total + amount, 0),
  };
}

/** What was not taken back. */
export function liveEntries(entries: readonly Entry[]): Entry[] {
  const reversed = new Set(
    entries.flatMap(({ kind, about }) => (kind === 'reversal' && about ? [about] : [])),
  );
  return entries.filter(({ id, kind }) => kind !== 'reversal' && !reversed.has(id));
}

/** What remains of a charge after exemptions. */
export const remainderOf = (charge: Entry, entries: readonly Entry[]): number =>
  liveEntries(entries)
    .filter(({ kind, about }) => kind === 'exemption' && about === charge.id)
    .reduce((rest, { amount }) => rest + amount, charge.amount);

/** What the dossier keeps of its account. */
export function summaryOf({ entries, paid, refunded }: Ledger): FeeSummary {
  const live = liveEntries(entries);
  return {
    charges: live.flatMap((entry) =>
      entry.kind === 'charge' && entry.name && entry.due
        ? [chargeOf(entry, { name: entry.name, due: entry.due }, remainderOf(entry, entries))]
        : [],
    ),
    paid: paid - refunded,
    paidOnline: live
      .filter(({ kind, transaction }) => kind === 'payment' && transaction !== null)
      .reduce((total, { amount }) => total - amount, 0),
  };
}

const chargeOf = (
  { code, at }: Entry,
  named: Pick<FeeSummary['charges'][number], 'name' | 'due'>,
  amount: number,
): FeeSummary['charges'][number] => ({ code, ...named, amount, at: at.toISOString() });
