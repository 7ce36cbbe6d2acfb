/** What is counted of an agency’s dossiers of a month. */
export interface CountedProgress {
  agencyId: number;
  received: number;
  finished: number;
  /** Of those that are finished: after the day of the appointment. */
  late: number;
}

/** An agency that received fewer in a month is left out: its figures would be about people somebody knows. */
export const FEWEST_SHOWN = 10;

/** Figures, or nothing where they are about too few. */
export const publishable = (lines: readonly CountedProgress[]): CountedProgress[] =>
  lines.filter(({ received }) => received >= FEWEST_SHOWN);

const HOUR = 3_600_000;

/**
 * How long, in milliseconds, figures of a month are good that began at `monthStart`: dossiers of the last months are still
 * worked on, those of older ones hardly.
 */
export const freshFor = (monthStart: Date, now: Date): number =>
  now.getTime() - monthStart.getTime() < 100 * 24 * HOUR ? HOUR : 24 * HOUR;
