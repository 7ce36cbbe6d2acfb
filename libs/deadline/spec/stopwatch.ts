import type { LaidOutCalendar } from './laid-out-calendar.ts';

/** An interval in which the stopwatch is held. */
interface Hold {
  from: Date;
  to: Date | null;
}

/**
 * A third opinion on limits of working time that suspensions prolong: a stopwatch holding the limit's minutes runs from the
 * receipt while the office is open and nothing is suspended, and rings when none is left.
 */
export function ringsAt(
  calendar: LaidOutCalendar,
  receivedAt: Date,
  minutes: number,
  holds: readonly Hold[],
): Date {
  const held = holds.map(
    ({ from, to }) => [calendar.minuteOf(from), to ? calendar.minuteOf(to) : Infinity] as const,
  );
  let minute = calendar.openingOf(calendar.minuteOf(receivedAt));
  for (let left = minutes; left > 0; minute = calendar.walk(minute, 1)) {
    const next = calendar.openingOf(minute);
    if (!held.some(([from, to]) => from <= next && next < to)) left -= 1;
  }
  return calendar.instantOf(minute);
}
