import type { Restructuring } from '#organization';

/** Who takes over dossiers of an agency that ends, by code; without a criterion, whatever is left. */
export interface EndingPart {
  readonly to: string;
  readonly desks?: readonly string[] | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly dossiers?: readonly string[] | undefined;
}

/** An agency that ends: one that was named, or a desk of one. */
export interface EndingAgency {
  readonly agency: string;
  readonly parts: readonly EndingPart[];
}

/** Something to know, which keeps nothing back. */
export interface Note {
  readonly code: 'desk-continues' | 'served-by-another' | 'calendar-override';
  readonly agency: string;
  readonly vi: string;
  readonly en: string;
}

/** Everything a reorganisation does besides moving dossiers. */
export interface Effect {
  readonly endings: readonly EndingAgency[];
  readonly restructuring: Restructuring;
  readonly notes: readonly Note[];
  /** Desks that end, with those of their successors that have no desk. */
  readonly deskless: readonly { readonly agency: string; readonly successors: readonly string[] }[];
}
