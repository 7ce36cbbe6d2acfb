import type { DateTime } from 'luxon';

/** Office hours of the demo province, Monday to Friday; minutes after midnight. */
const MORNING = { opens: 7 * 60, closes: 11 * 60 + 30 };
const AFTERNOON = { opens: 13 * 60 + 30, closes: 17 * 60 };
const OPENINGS = [MORNING, AFTERNOON];

/** Public holidays of every year, also of those whose calendar is not published yet (Bộ luật Lao động Đ.112). */
const EVERY_YEAR = ['01-01', '04-30', '05-01', '09-02'];

/** @param daysOff `yyyy-MM-dd` */
const isWorkday = (day: DateTime, daysOff: ReadonlySet<string>): boolean =>
  day.weekday <= 5 && !daysOff.has(day.toFormat('yyyy-MM-dd')) && !EVERY_YEAR.includes(day.toFormat('MM-dd'));

/** The instant itself when someone is at work then, otherwise some time after the next opening. */
export function atWork(instant: DateTime, daysOff: ReadonlySet<string>): DateTime {
  const minute = instant.hour * 60 + instant.minute;
  const opening = isWorkday(instant, daysOff) ? OPENINGS.find(({ closes }) => minute < closes) : undefined;
  if (opening && minute >= opening.opens) return instant;
  // What has been waiting is not all done in the first minute after the doors open.
  const settledIn = 10 + (minute % 80);
  if (opening) return at(instant, opening.opens + settledIn);
  let day = instant.plus({ days: 1 });
  while (!isWorkday(day, daysOff)) day = day.plus({ days: 1 });
  return at(day, MORNING.opens + settledIn);
}

/** Eight o'clock of the first workday that has not got beyond it. */
export function nextMorning(instant: DateTime, daysOff: ReadonlySet<string>): DateTime {
  const eight = instant.startOf('day').plus({ hours: 8 });
  return instant <= eight && isWorkday(instant, daysOff)
    ? eight
    : nextMorning(instant.plus({ days: 1 }).startOf('day'), daysOff);
}

const at = (day: DateTime, minutes: number): DateTime => day.startOf('day').plus({ minutes });
