import { startOfDay } from '#platform/clock';
import type { DeliveredIntent } from './intent.ts';
import { type Channel, TRAITS } from './message.ts';

/** When phones are left alone: minutes of the day in Viet Nam, from the first on, up to the other and without it; may go over midnight. */
export interface QuietHours {
  from: number;
  to: number;
}

/**
 * What a phone rings for at any hour. The code of a hand-over: who asked for it stands at the desk, and it is good for minutes.
 * Nothing else: a result that is ready is fetched when the desk opens, and every time limit runs by days.
 */
export const CANNOT_WAIT: ReadonlySet<DeliveredIntent> = new Set<DeliveredIntent>(['hand-over-code']);

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Whether a message is held to quiet hours at all; a letter disturbs nobody. */
const keepsQuiet = (channel: Channel, intent: DeliveredIntent): boolean =>
  TRAITS[channel].rings && !CANNOT_WAIT.has(intent);

/** Whether what can wait does not go out now. */
export const isQuietAt = (at: Date, quiet: QuietHours | null): boolean =>
  quiet !== null && outOf(quiet, at) > at;

/** The first instant from `at` on at which a message may go out. @param quiet null = no hour is */
export function notBefore(
  at: Date,
  { channel, intent }: { channel: Channel; intent: DeliveredIntent },
  quiet: QuietHours | null,
): Date {
  return quiet && keepsQuiet(channel, intent) ? outOf(quiet, at) : at;
}

function outOf({ from, to }: QuietHours, at: Date): Date {
  const midnight = startOfDay(at).getTime();
  const minute = (at.getTime() - midnight) / MINUTE_MS;
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return at;
  return new Date(midnight + (minute < to ? 0 : DAY_MS) + to * MINUTE_MS);
}
