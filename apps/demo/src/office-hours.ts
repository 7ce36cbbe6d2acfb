import type { DateTime } from 'luxon';

/** Office hours of the demo province, Monday to Friday; minutes after midnight. */
const OPENINGS = [
  { opens: 7 * 60, closes: 11 * 60 + 30 },
  { opens: 13 * 60 + 30, closes: 17 * 60 },
];

/** @param daysOff `yyyy-MM-dd` */
const isWorkday = (day: DateTime, daysOff: ReadonlySet<string>): boolean =>
  day.weekday <= 5 && !daysOff.has(day.toFormat('yyyy-MM-dd'));

/** The instant itself when someone is at work then, otherwise a little after the next opening. */
export function atWork(instant: DateTime, daysOff: ReadonlySet<string>): DateTime {
  const minute = instant.hour * 60 + instant.minute;
  const opening = OPENINGS.find(({ closes }) => minute < closes);
  if (!isWorkday(instant, daysOff) || !opening) {
    return atWork(instant.plus({ days: 1 }).startOf('day'), daysOff);
  }
  return minute >= opening.opens ? instant : instant.startOf('day').plus({ minutes: opening.opens + 10 });
}

/** Eight o'clock of the first workday that has not got beyond it. */
export function nextMorning(instant: DateTime, daysOff: ReadonlySet<string>): DateTime {
  const eight = instant.startOf('day').plus({ hours: 8 });
  return instant <= eight && isWorkday(instant, daysOff)
    ? eight
    : nextMorning(instant.plus({ days: 1 }).startOf('day'), daysOff);
}
