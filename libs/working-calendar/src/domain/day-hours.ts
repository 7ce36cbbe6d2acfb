/** The open intervals of one day in minutes since midnight, in order, none touching the next one's inside. */
export type DayHours = readonly OpenInterval[];

/** Minutes since midnight, 0–1440: open from `opens`, up to but not including `closes`. */
export interface OpenInterval {
  readonly opens: number;
  readonly closes: number;
}

export const CLOSED: DayHours = [];

export const totalMinutes = (hours: DayHours): number => openMinutesBefore(hours, Infinity);

/** How many minutes the office has been open on this day when the clock shows `minuteOfDay`. */
export function openMinutesBefore(hours: DayHours, minuteOfDay: number): number {
  let open = 0;
  for (const { opens, closes } of hours) {
    open += Math.max(0, Math.min(minuteOfDay, closes) - opens);
  }
  return open;
}

export const isOpenAt = (hours: DayHours, minuteOfDay: number): boolean =>
  hours.some(({ opens, closes }) => opens <= minuteOfDay && minuteOfDay < closes);

/**
 * The minute of day at which open minute number `ordinal` (from 0) begins.
 * @throws RangeError when the day has fewer
 */
export function minuteOfDayAt(hours: DayHours, ordinal: number): number {
  let left = ordinal;
  for (const { opens, closes } of hours) {
    if (left < closes - opens) return opens + left;
    left -= closes - opens;
  }
  throw new RangeError(`the day has no open minute number ${ordinal}`);
}
