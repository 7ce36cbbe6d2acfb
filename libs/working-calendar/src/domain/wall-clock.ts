/**
 * Viet Nam's wall clock in whole minutes. The country has kept UTC+7 without summer time since 1975, so a constant
 * offset is exact for every dossier there can be; seconds are dropped, as on the printed receipt.
 */
const UTC_OFFSET = 7 * 60;
const MILLISECONDS_PER_MINUTE = 60_000;

export const MINUTES_PER_DAY = 1440;

/**
 * Minutes on the wall clock since 1970-01-01 00:00 in Viet Nam.
 * @throws RangeError on an invalid `Date`
 */
export function wallMinute(at: Date): number {
  const milliseconds = at.getTime();
  if (Number.isNaN(milliseconds)) throw new RangeError('an instant is needed, got an invalid Date');
  return Math.floor(milliseconds / MILLISECONDS_PER_MINUTE) + UTC_OFFSET;
}

export const instantOf = (minute: number): Date => new Date((minute - UTC_OFFSET) * MILLISECONDS_PER_MINUTE);

export const dayOfMinute = (minute: number): number => Math.floor(minute / MINUTES_PER_DAY);

export const minuteOfDay = (minute: number): number => minute - dayOfMinute(minute) * MINUTES_PER_DAY;

/**
 * What Viet Nam's clock shows at that instant, in minutes since midnight: 0–1439, seconds dropped.
 * @throws RangeError on an invalid `Date`
 */
export const minutesSinceMidnight = (at: Date): number => minuteOfDay(wallMinute(at));
