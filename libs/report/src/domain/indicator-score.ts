/** What an indicator came to: of how many things, of how many of them it holds, and the points for it. */
export interface IndicatorScore {
  readonly of: number;
  readonly met: number;
  /** In per cent; `null` = there was nothing to measure. */
  readonly rate: number | null;
  /** Rounded to hundredths; `null` likewise. */
  readonly points: number | null;
}

/** What counts for the points. */
export interface Weighed {
  readonly maximum: number;
  /** In per cent; whoever reaches it has all points. */
  readonly target: number;
}

/** All points from the target on, below it as many as the rate is of the target (QĐ 766/QĐ-TTg as its index is reckoned). */
export function scoreOf(
  { of, met }: { of: number; met: number },
  { maximum, target }: Weighed,
): IndicatorScore {
  if (of === 0) return { of, met, rate: null, points: null };
  // Whole numbers until the last division but one, which gives halves of a hundredth exactly: they are rounded up.
  const rate = Math.round((met * 10_000) / of) / 100;
  const points = Math.round((met * 10_000 * maximum) / (of * target)) / 100;
  return { of, met, rate, points: Math.min(maximum, points) };
}

const hundredths = (figure: number): number => Math.round(figure * 100) / 100;

/** Points of several indicators, of how many at most, as far as there was something to measure. */
export function totalOf(scored: readonly { readonly maximum: number; readonly points: number | null }[]): {
  points: number;
  measured: number;
  maximum: number;
} {
  const known = scored.filter(({ points }) => points !== null);
  return {
    points: hundredths(known.reduce((sum, { points }) => sum + (points ?? 0), 0)),
    measured: known.reduce((sum, { maximum }) => sum + maximum, 0),
    maximum: scored.reduce((sum, { maximum }) => sum + maximum, 0),
  };
}
