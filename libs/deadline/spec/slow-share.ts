import { type LaidOutCalendar, OutOfTime } from './laid-out-calendar.ts';

interface SlowLimit {
  from: Date;
  dueAt: Date;
  suspensions: readonly { from: Date; to: Date }[];
}

/** When so much of a limit has passed: every minute is looked at, whether the office is open in it and nothing is suspended. */
export function slowShare(calendar: LaidOutCalendar, limit: SlowLimit, percent: number): Date {
  const [from, due] = [calendar.minuteOf(limit.from), calendar.minuteOf(limit.dueAt)];
  const waits = limit.suspensions.map(
    (wait) => [calendar.minuteOf(wait.from), calendar.minuteOf(wait.to)] as const,
  );
  const passes = (minute: number): boolean =>
    calendar.openMinutes(minute, minute + 1) === 1 &&
    !waits.some(([start, end]) => minute >= start && minute < end);
  const passing: number[] = [];
  for (let minute = from; minute < due; minute += 1) if (passes(minute)) passing.push(minute);
  const total = passing.length;
  if (percent === 100 || total === 0) return limit.dueAt;
  if (percent < 100) return calendar.instantOf((passing[Math.ceil((total * percent) / 100) - 1] ?? NaN) + 1);
  let left = Math.ceil((total * (percent - 100)) / 100);
  for (let minute = due; ; minute += 1) {
    if (minute > LAST_MINUTE) throw new OutOfTime();
    if (passes(minute) && (left -= 1) === 0) return calendar.instantOf(minute + 1);
  }
}

/** Beyond the years any calendar lays out. */
const LAST_MINUTE = 5 * 366 * 1440;
