import { plainCalendar } from '../../spec/plain-calendar.ts';
import { apologyHorizon } from './apology-days.ts';

/** Tết of 2026: no office is open from Saturday the 14th to Sunday the 22nd of February. */
const calendar = plainCalendar(
  [1, 2, 3, 4, 5],
  ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
);

describe('what is looked at for an apology', () => {
  it.each([
    ['an ordinary Monday', '2026-03-02', '2026-03-13'],
    ['an ordinary Friday', '2026-03-06', '2026-03-19'],
    ['a Saturday', '2026-03-07', '2026-03-19'],
    ['the Wednesday of the week before the last one before Tết', '2026-02-04', '2026-02-24'],
    ['the Tuesday before that', '2026-02-03', '2026-02-14'],
    ['the last day before Tết', '2026-02-13', '2026-03-05'],
    ['a day of Tết', '2026-02-18', '2026-03-05'],
  ])('on %s is what is due before the eighth working day is over', (_day, today, before) => {
    for (const time of ['00:00', '08:00', '23:59']) {
      expect(apologyHorizon(calendar, new Date(`${today}T${time}:00+07:00`))).toEqual(
        new Date(`${before}T00:00:00+07:00`),
      );
    }
  });
});
