import { DayIndex } from './day-index.ts';
import { dueAt } from './due-at.ts';
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
    expect(index.minutesBefore(day)).toBe(minutes);
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
    expect(index.dayHolding(ordinal)).toBe(day);
  });

  it('has no day before the first minute, nor after the last when the hours end', () => {
    const ended = new DayIndex({
      firstDay: 0,
      lastRuledDay: 9,
      hoursOn: (day) => (day < 5 ? EIGHT_TO_NOON : []),
    });
    expect(index.dayHolding(-1)).toBeNull();
    expect(ended.dayHolding(1199)).toBe(4);
    expect(ended.dayHolding(1200)).toBeNull();
    expect(ended.minutesBefore(1_000_000)).toBe(1200);
  });
});

/** Days are known to a calendar through its index alone, so the questions put to that are the days looked at. */
describe('the number of days looked at', () => {
  const looks = [jest.spyOn(DayIndex.prototype, 'minutesBefore'), jest.spyOn(DayIndex.prototype, 'hoursOn')];
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
  });

  it('is the same for a day and for a century beyond the published days', () => {
    const calendar = new WorkingCalendar(EIGHT_HOURS);
    const nearby = countLooks(() =>
      dueAt(calendar, at('2027-03-01 08:00'), { amount: 20, unit: 'working-day' }),
    );
    const far = countLooks(() =>
      dueAt(calendar, at('2127-03-03 08:00'), { amount: 3660, unit: 'working-day' }),
    );
    expect(nearby).toBeGreaterThan(0);
    expect(Math.abs(far - nearby)).toBeLessThanOrEqual(2);
  });
});
