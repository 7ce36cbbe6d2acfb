/** Mended by telling the portal once more. */
export const MENDED_KINDS = ['not-held', 'status', 'content', 'papers', 'money', 'progress-missing'] as const;

/**
 * Mended by a person: rows at the portal cannot be taken back, and what it or its protocol refuses is refused again. `order`: rows
 * stand in another order than they happened.
 */
export const OWNED_KINDS = [
  'progress-foreign',
  'progress-doubled',
  'progress-order',
  'refused',
  'unsendable',
] as const;

export const DIFFERENCE_KINDS = [...MENDED_KINDS, ...OWNED_KINDS] as const;

export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** In what the portal's books differ from ours. */
export interface Difference {
  kind: DifferenceKind;
  /** Vietnamese; names fields and moments, never what is in them. */
  reason: string;
  /** The first change the portal lacks; null = it is not about one. */
  sequence: number | null;
}

/** What the portal was told again so often and still has otherwise is left to a person. */
export const TRIES = 3;

export const isMended = (kind: DifferenceKind): boolean => MENDED_KINDS.some((mended) => mended === kind);
