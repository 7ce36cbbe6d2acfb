/** The figures of one line of the official form. `total` = `resolved.total` + `inProgress.total`. */
export interface ProcessingCounts {
  readonly received: {
    readonly total: number;
    readonly online: number;
    /** At the desk, or by post. */
    readonly direct: number;
    readonly carriedOver: number;
  };
  readonly resolved: {
    readonly total: number;
    readonly early: number;
    readonly onTime: number;
    readonly late: number;
  };
  readonly inProgress: {
    readonly total: number;
    readonly withinLimit: number;
    readonly late: number;
    /** Of those within their limit, how many wait for the applicant or stand still by an act. */
    readonly paused: number;
  };
}

/** As counted of the dossiers of one group. */
export interface RawCounts {
  online: number;
  direct: number;
  carriedOver: number;
  early: number;
  onTime: number;
  late: number;
  withinLimit: number;
  overdue: number;
  paused: number;
}

export const RAW_COUNTS = [
  ...(['online', 'direct', 'carriedOver', 'early', 'onTime', 'late'] as const),
  ...(['withinLimit', 'overdue', 'paused'] as const),
] satisfies (keyof RawCounts)[];

export const countsOf = (raw: RawCounts): ProcessingCounts => ({
  received: {
    total: raw.online + raw.direct + raw.carriedOver,
    online: raw.online,
    direct: raw.direct,
    carriedOver: raw.carriedOver,
  },
  resolved: {
    total: raw.early + raw.onTime + raw.late,
    early: raw.early,
    onTime: raw.onTime,
    late: raw.late,
  },
  inProgress: {
    total: raw.withinLimit + raw.overdue,
    withinLimit: raw.withinLimit,
    late: raw.overdue,
    paused: raw.paused,
  },
});

export const sumOf = (lines: readonly RawCounts[]): RawCounts =>
  lines.reduce((sum, line) => {
    const next = { ...sum };
    for (const count of RAW_COUNTS) next[count] += line[count];
    return next;
  }, NOTHING);

const NOTHING: RawCounts = {
  ...{ online: 0, direct: 0, carriedOver: 0, early: 0, onTime: 0, late: 0 },
  ...{ withinLimit: 0, overdue: 0, paused: 0 },
};
