import { DateTime } from 'luxon';

/** The one zone of the law and of every figure shown to a person. */
export const VIETNAM = 'Asia/Ho_Chi_Minh';

/** The civil date in Viet Nam, `yyyy-MM-dd`. */
export const civilDate = (at: Date): string =>
  isSteady(at) ? steadily(at).slice(0, 10) : inVietnam(at).toFormat('yyyy-MM-dd');

/** The instant the civil day of `at` began in Viet Nam. */
export const startOfDay = (at: Date): Date => inVietnam(at).startOf('day').toJSDate();

/** RFC 3339 with Viet Nam's offset, e.g. `2026-11-21T08:30:00.000+07:00`: how the API writes instants. */
export function rfc3339(at: Date): string;
export function rfc3339(at: Date | null): string | null;
export function rfc3339(at: Date | null): string | null {
  if (at && isSteady(at)) return `${steadily(at)}+07:00`;
  return at && inVietnam(at).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSSZZ");
}

/** As people read it: `08:30 ngày 21/11/2026`. */
export const readableTime = (at: Date): string => inVietnam(at).toFormat("HH:mm 'ngày' dd/MM/yyyy");

/** A civil date as people read it: `21/11/2026`. */
export const readableDate = (date: string): string => DateTime.fromISO(date).toFormat('dd/MM/yyyy');

const inVietnam = (at: Date): DateTime => DateTime.fromJSDate(at, { zone: VIETNAM });

/** From when on clocks have been seven hours ahead, every day (tz database), until there are years of five digits. */
const [STEADY_FROM, STEADY_UNTIL] = [Date.UTC(1975, 5, 14), Date.UTC(9999, 11, 31)];
const AHEAD_MS = 7 * 3_600_000;

const isSteady = (at: Date): boolean => at.getTime() >= STEADY_FROM && at.getTime() < STEADY_UNTIL;

/** `yyyy-MM-ddTHH:mm:ss.SSS`: a page of instants costs a fraction of what it costs by way of a zone. */
const steadily = (at: Date): string => new Date(at.getTime() + AHEAD_MS).toISOString().slice(0, -1);
