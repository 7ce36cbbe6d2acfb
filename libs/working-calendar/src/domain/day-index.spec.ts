import { DayIndex } from './day-index.ts';
import { RepeatingTotal } from './repeating-total.ts';
import { WorkingCalendar } from './working-calendar.ts';
import { at, EIGHT_HOURS } from '../../spec/viet-nam-calendars.ts';

const EIGHT_TO_NOON = [{ opens: 480, closes: 720 }];
const DAY_OF_THE_CENTURY = '2199-12-31';

describe('DayIndex', () => {
  /** Days 0–9 ruled, day 3 off; then every day the same for ever. */
  const index = new DayIndex({
    firstDay: 0,
    lastRuledDay: 9,
    hoursOn: (day) => (day === 3 ? [] : EIGHT_TO_NOON),
  });

  it.each([
    [-5, 0],
    [0, 0],
    [3, 720],
    [4, 720],
    [10, 2160],
    [17, 3840],
    [1010, 242_160],
  ])('before day %i there are %i working minutes', (day, minutes) => {
    expect(index.minutes.before(day)).toBe(minutes);
  });

  it.each([
    [0, 0],
    [239, 0],
    [240, 1],
    [720, 4],
    [2159, 9],
    [2160, 10],
    [3840, 17],
    [242_159, 1009],
    [242_160, 1010],
  ])('working minute %i lies in day %i', (ordinal, day) => {
    expect(index.minutes.dayHolding(ordinal)).toBe(day);
  });

  it.each([
    [-5, 0],
    [3, 3],
    [4, 3],
    [10, 9],
    [1010, 1009],
  ])('before day %i there are %i working days', (day, days) => {
    expect(index.workingDays.before(day)).toBe(days);
  });

  it.each([
    [-5, 1, 0],
    [2, 1, 4],
    [3, 1, 4],
    [9, 1, 10],
    [2, 1000, 1003],
  ])('after day %i working day number %i is day %i', (day, count, found) => {
    expect(index.workingDayAfter(day, count)).toBe(found);
  });

  it('has no day before the first minute, nor after the last when the hours end', () => {
    const ended = new DayIndex({
      firstDay: 0,
      lastRuledDay: 9,
      hoursOn: (day) => (day < 5 ? EIGHT_TO_NOON : []),
    });
    expect(index.minutes.dayHolding(-1)).toBeNull();
    expect(ended.minutes.dayHolding(1199)).toBe(4);
    expect(ended.minutes.dayHolding(1200)).toBeNull();
    expect(ended.minutes.before(1_000_000)).toBe(1200);
    expect(ended.workingDayAfter(3, 1)).toBe(4);
    expect(ended.workingDayAfter(3, 2)).toBeNull();
  });
});

/** Days are known to a calendar through its index alone, so the questions put to that are the days looked at. */
describe('the number of days looked at', () => {
  const looks = [jest.spyOn(RepeatingTotal.prototype, 'before'), jest.spyOn(DayIndex.prototype, 'hoursOn')];
  const countLooks = (reckon: () => unknown): number => {
    looks.forEach((look) => look.mockClear());
    reckon();
    return looks.reduce((sum, look) => sum + look.mock.calls.length, 0);
  };
  const monday = at('2026-03-02 08:00');

  afterAll(() => looks.forEach((look) => look.mockRestore()));

  /** 2^16 days lie between 2024 and 2200, so halving them takes at most 17 looks; the rest is a handful. */
  it.each([
    [
      'inside the published days',
      new WorkingCalendar({ ...EIGHT_HOURS, publishedUntil: DAY_OF_THE_CENTURY }),
    ],
    ['beyond the published days', new WorkingCalendar(EIGHT_HOURS)],
  ])('stays under 30 for 10,000 working days %s', (_, calendar) => {
    expect(countLooks(() => calendar.add(monday, 10_000 * 480))).toBeLessThan(30);
    expect(countLooks(() => calendar.between(monday, at('2064-07-01 08:00')))).toBeLessThan(30);
    expect(countLooks(() => calendar.nextOpening(at('2064-07-05 08:00')))).toBeLessThan(30);
    expect(countLooks(() => calendar.closingOf('2064-07-05'))).toBeLessThan(30);
    expect(countLooks(() => calendar.workingDayAfter('2026-03-02', 10_000))).toBeLessThan(30);
    expect(countLooks(() => calendar.workingDaysBetween('2026-03-02', '2064-07-01'))).toBeLessThan(30);
    expect(countLooks(() => calendar.closedDays('2026-03-02', '2064-07-01'))).toBeLessThan(30);
  });

  it('is the same for a day and for a century beyond the published days', () => {
    const calendar = new WorkingCalendar(EIGHT_HOURS);
    const nearby = countLooks(() => calendar.add(at('2027-03-01 08:00'), 20 * 480));
    const far = countLooks(() => calendar.add(at('2127-03-03 08:00'), 3660 * 480));
    const daysNearby = countLooks(() => calendar.workingDayAfter('2027-03-01', 20));
    const daysFar = countLooks(() => calendar.workingDayAfter('2127-03-03', 3660));
    expect(nearby).toBeGreaterThan(0);
    expect(Math.abs(far - nearby)).toBeLessThanOrEqual(2);
    expect(daysNearby).toBeGreaterThan(0);
    expect(Math.abs(daysFar - daysNearby)).toBeLessThanOrEqual(2);
  });
});
