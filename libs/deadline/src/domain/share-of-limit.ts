import type { WorkingCalendar } from '#working-calendar';

/** A limit that is running out. */
export interface RunningLimit {
  /** Where it is counted from. */
  readonly from: Date;
  readonly dueAt: Date;
  /** Ended waits, in the order of time; those outside of it change nothing. */
  readonly suspensions: readonly { readonly from: Date; readonly to: Date }[];
}

interface Stretch {
  readonly from: Date;
  /** `null` = for ever. */
  readonly to: Date | null;
}

const WHOLE = 100;

/**
 * When a share of a limit is used up, in working time without what was suspended: the first minute by which so much of it has
 * passed. The whole is used up when it is due; what is more than the whole is counted on from there.
 * @param percent above 0
 * @throws NoWorkingTimeError when the calendar's hours end before that
 */
export function shareOfLimitAt(calendar: WorkingCalendar, limit: RunningLimit, percent: number): Date {
  const { from, dueAt } = limit;
  const total = runningMinutes(calendar, limit);
  if (percent === WHOLE || total === 0) return dueAt;
  const wanted = Math.ceil((total * (percent < WHOLE ? percent : percent - WHOLE)) / WHOLE);
  return percent < WHOLE
    ? afterRunning(calendar, stretches(limit, from, dueAt), wanted)
    : afterRunning(calendar, stretches(limit, dueAt, null), wanted);
}

const runningMinutes = (calendar: WorkingCalendar, limit: RunningLimit): number =>
  stretches(limit, limit.from, limit.dueAt).reduce(
    (sum, { from, to }) => sum + (to ? calendar.between(from, to) : 0),
    0,
  );

/** What lies between two instants and is not suspended. */
function stretches({ suspensions }: RunningLimit, from: Date, to: Date | null): Stretch[] {
  const running: Stretch[] = [];
  let at = from;
  for (const wait of suspensions) {
    if (to && wait.from >= to) break;
    if (wait.from > at) running.push({ from: at, to: wait.from });
    if (wait.to > at) at = wait.to;
  }
  if (!to || at < to) running.push({ from: at, to });
  return running;
}

/** @param minutes above 0, and no more than the stretches have */
function afterRunning(calendar: WorkingCalendar, running: readonly Stretch[], minutes: number): Date {
  let left = minutes;
  for (const { from, to } of running) {
    const passed = to ? calendar.between(from, to) : Infinity;
    if (left <= passed) return calendar.add(from, left).at;
    left -= passed;
  }
  throw new RangeError(`${left} minutes more than the limit has`);
}
