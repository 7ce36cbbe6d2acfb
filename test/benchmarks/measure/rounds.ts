/** How fast one round of work went. */
export interface Pace {
  /** Done with success, a second. */
  perSecond: number;
  /** Done any other way, or not at all. */
  failed: number;
  firstFailure?: string;
}

/** What one round of load came to; counted are requests. */
export interface Sample extends Pace {
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
}

/** The middle of some values with the smallest and the largest. */
export interface Spread {
  median: number;
  least: number;
  most: number;
}

/** Runs one round of a contender. */
export type Turn<Of extends Pace = Sample> = () => Promise<Of>;

/**
 * Lets contenders take turns on the same machine, so that what else happens on it hits them alike; every other round
 * in the opposite order. A first round warms them up and does not count.
 * @throws when a request failed: a refusal is answered sooner than work and would flatter whoever refuses.
 */
export async function interleave<Name extends string, Of extends Pace>(
  contenders: Readonly<Record<Name, Turn<Of>>>,
  rounds: number,
): Promise<Record<Name, Of[]>> {
  const names = Object.keys(contenders) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as Of[]])) as Record<Name, Of[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const sample = await contenders[name]();
      const { failed, firstFailure = '–' } = sample;
      if (failed > 0) throw new Error(`${name}: ${failed} failed, first: ${firstFailure}`);
      if (round > 0) samples[name].push(sample);
    }
  }
  return samples;
}

/** Throughput of one contender over that of another, round by round. */
export const ratios = (ours: readonly Pace[], theirs: readonly Pace[]): Spread =>
  spread(ours.map(({ perSecond }, round) => perSecond / theirs[round]!.perSecond));

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
  return { median, least: sorted[0]!, most: sorted.at(-1)! };
}
