/** `partly`: some elements of the call were taken, some not. `uncertain`: nobody knows whether the portal did it. */
export const EXCHANGE_OUTCOMES = ['accepted', 'partly', 'refused', 'uncertain', 'unavailable'] as const;

export type ExchangeOutcome = (typeof EXCHANGE_OUTCOMES)[number];

/** What the portal said of one element. */
export interface ElementRefusal {
  code: string;
  message: string;
}

/** One call to the portal, without a session and without personal data. */
export interface Exchange {
  service: string;
  /** Codes of the dossiers or procedures it was about. */
  codes: string[];
  outcome: ExchangeOutcome;
  /** Vietnamese; null when all went well. */
  message: string | null;
  refusals: ElementRefusal[];
  tookMs: number;
  /** What was sent, masked; null when all went well. */
  content: unknown;
}
