import { byWorkingTime } from './by-working-time.mjs';

const MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;
/** Viet Nam's clock is seven hours ahead, summer and winter. */
const AHEAD = 7 * 60;

/**
 * Working time the slow way: one minute after the other, each looked up in the hours of its day.
 * @param {object} book definition of a calendar book
 * @returns {import('./reckoners.mjs').Reckoner}
 */
export function minuteWalk(book) {
  const days = new Map();
  const isOpen = (minute) => {
    const day = Math.floor(minute / MINUTES_PER_DAY);
    if (!days.has(day)) days.set(day, hoursOf(book, day));
    const ofDay = minute - day * MINUTES_PER_DAY;
    return days.get(day).some(({ opens, closes }) => opens <= ofDay && ofDay < closes);
  };
  return byWorkingTime({
    add(start, minutes) {
      let minute = wallMinute(start);
      for (let left = minutes; left > 0; minute += 1) if (isOpen(minute)) left -= 1;
      return new Date((minute - AHEAD) * MINUTE);
    },
    between(from, to) {
      let open = 0;
      for (let minute = wallMinute(from); minute < wallMinute(to); minute += 1) if (isOpen(minute)) open += 1;
      return open;
    },
  });
}

const wallMinute = (at) => Math.floor(at.getTime() / MINUTE) + AHEAD;

function hoursOf({ daysOff, makeUpDays, calendars }, day) {
  const date = new Date(day * MINUTES_PER_DAY * MINUTE).toISOString().slice(0, 'yyyy-MM-dd'.length);
  if (daysOff.some((off) => off.date === date)) return [];
  const madeUpFor = makeUpDays.find((makeUp) => makeUp.date === date)?.for ?? date;
  const weekday = new Date(`${madeUpFor}T00:00:00Z`).getUTCDay() || 7;
  return calendars
    .find(({ code }) => code === 'standard')
    .openings.filter(({ weekdays }) => weekdays.includes(weekday))
    .filter(({ validFrom, validTo }) => validFrom <= date && date <= (validTo ?? date))
    .map(({ opens, closes }) => ({ opens: minutesOf(opens), closes: minutesOf(closes) }));
}

function minutesOf(time) {
  const [hours, minutes] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
