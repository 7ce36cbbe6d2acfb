import type { PayableLine } from './online-payment.ts';

/** What the platform is asked to take. */
export interface PaymentOrder {
  /** Unlike any other, whoever asks. */
  reference: string;
  /** Whole đồng. */
  amount: number;
  at: Date;
  dossierCode: string;
  procedure: { code: string; name: string };
  agency: { code: string; name: string };
  payer: string;
  /** They add up to the amount. */
  lines: readonly PayableLine[];
}

export interface Unavailable {
  kind: 'unavailable';
  reason: string;
  retryAfterSeconds?: number;
}

/** `uncertain`: it may have been opened, but nobody knows its address, so nobody can pay it. */
export type AskOutcome =
  { kind: 'open'; url: string } | { kind: 'rejected' | 'uncertain'; reason: string } | Unavailable;

/** Money that came, as the platform tells it. */
export interface PlatformTransaction {
  reference: string;
  transaction: string;
  /** Whole đồng. */
  amount: number;
  bank: string | null;
  paidAt: Date | null;
}

/** What became of a request. */
export type Told =
  { kind: 'paid'; paid: PlatformTransaction } | { kind: 'failed'; reference: string; reason: string };

/** `unknown`: the platform has no such request. */
export type QueryOutcome = Told | { kind: 'pending' } | { kind: 'unknown' } | Unavailable;

/** What came in as a call-back; `forged` was not signed by the platform, `malformed` was, and makes no sense. */
export type CallBack = Told | { kind: 'forged' } | { kind: 'malformed'; reference: string };

/** What the platform is answered to a call-back. */
export type CallBackOutcome = 'taken' | 'unknown-reference' | 'contradicted' | 'forged' | 'malformed';
