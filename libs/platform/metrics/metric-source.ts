/** One value, told apart from others of its metric by labels. */
export interface Reading {
  value: number;
  labels?: Readonly<Record<string, string>>;
}

export interface Metric {
  /** `mot_cua_…`, ending with its base unit (OpenMetrics: seconds, never milliseconds). */
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

/** Metrics that one look tells of. */
export interface MetricSource {
  readonly metrics: readonly Metric[];
  /** Readings of each metric by its name; what is left out has none now. */
  read(): Promise<Readonly<Record<string, readonly Reading[]>>>;
}

/** One reading where there is a value, and none where there is not. */
export const reading = (
  value: number | null | undefined,
  labels?: Readonly<Record<string, string>>,
): readonly Reading[] =>
  value === null || value === undefined ? [] : [{ value, ...(labels && { labels }) }];
