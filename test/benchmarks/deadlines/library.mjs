/**
 * dayjs-business-time 1.0.4 (MIT), the best found on npm for working minutes, and the most used: several openings a day,
 * so a lunch break, and a list of days off. Its newest release is still built with the tools of 2021; dayjs beneath it is
 * kept up. What else there is: moment-business-time can do as much, takes three to twenty times as long, and rests on a
 * library whose authors advise against it; opening_hours is kept up and knows any opening, but adds no working time and
 * is under the LGPL; luxon-business-days, dayjs-business-days2 and moment-business-days count days only. None that adds
 * working time knows a make-up Saturday.
 */
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import businessTime from 'dayjs-business-time';
import { byWorkingTime } from './by-working-time.mjs';

dayjs.extend(utc);
dayjs.extend(businessTime);

/** Viet Nam's wall clock, told as if it were UTC: the cheapest zone the library knows. */
const AHEAD = 7 * 60 * 60_000;
const WEEK = 7 * 24 * 60 * 60_000;
/** From before to after anything that is reckoned; the first is a Saturday. */
const YEARS = [Date.UTC(2018, 0, 6), Date.UTC(2027, 11, 31)];

const HOURS = [
  { start: '07:00:00', end: '11:30:00' },
  { start: '13:30:00', end: '17:00:00' },
];
const WEEK_OF_WORK = {
  sunday: null,
  monday: HOURS,
  tuesday: HOURS,
  wednesday: HOURS,
  thursday: HOURS,
  friday: HOURS,
};

/**
 * The library as its manual has it: weekdays and days off. It takes make-up Saturdays for days of rest.
 * @param {object} book definition of a calendar book
 * @returns {import('./reckoners.mjs').Reckoner}
 */
export const library = ({ daysOff }) =>
  reckoning(
    daysOff.map(({ date }) => date),
    null,
  );

/**
 * The library made to know make-up Saturdays: open on Saturdays, with every other Saturday a day off.
 * @param {object} book definition of a calendar book
 * @returns {import('./reckoners.mjs').Reckoner}
 */
export function libraryWithSaturdays({ daysOff, makeUpDays }) {
  const worked = new Set(makeUpDays.map(({ date }) => date));
  const rested = saturdays().filter((date) => !worked.has(date));
  return reckoning([...daysOff.map(({ date }) => date), ...rested], HOURS);
}

const reckoning = (daysOff, saturday) => ({
  ...byWorkingTime({
    add: (start, minutes) => new Date(onTheWall(start).addBusinessMinutes(minutes).valueOf() - AHEAD),
    between: (from, to) => onTheWall(from).businessMinutesDiff(onTheWall(to)),
  }),
  // The library has one calendar for the whole process.
  prepare() {
    dayjs.setBusinessTime({ ...WEEK_OF_WORK, saturday });
    dayjs.setHolidays(daysOff);
  },
});

const onTheWall = (at) => dayjs.utc(at.getTime() + AHEAD);

function saturdays() {
  const [first, last] = YEARS;
  const count = Math.ceil((last - first) / WEEK);
  return Array.from({ length: count }, (_, week) => dayjs.utc(first + week * WEEK).format('YYYY-MM-DD'));
}
