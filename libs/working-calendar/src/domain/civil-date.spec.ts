import { civilDateOf, dayNumber, isCivilDate, isoWeekday, plusDays, plusMonths } from './civil-date.ts';

describe('civil dates', () => {
  it.each(['2026-03-02', '2024-02-29', '1900-01-01', '2199-12-31'])('%s is one', (date) => {
    expect(isCivilDate(date)).toBe(true);
    expect(civilDateOf(dayNumber(date))).toBe(date);
  });

  it.each([
    '',
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-3-2',
    '02/03/2026',
    '2026-03',
    '20260302',
  ])('"%s" is none', (date) => {
    expect(isCivilDate(date)).toBe(false);
    expect(() => dayNumber(date)).toThrow(RangeError);
  });

  it.each([
    ['1969-12-28', 7],
    ['1970-01-01', 4],
    ['2026-03-02', 1],
    ['2026-08-22', 6],
  ])('%s is weekday %i', (date, weekday) => {
    expect(isoWeekday(dayNumber(date))).toBe(weekday);
  });

  it.each([
    ['2024-02-28', 2, '2024-03-01'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('%s and %i days is %s', (date, days, result) => {
    expect(plusDays(date, days)).toBe(result);
  });

  it.each([
    ['2026-10-31', 4, '2027-02-28'],
    ['2024-01-30', 1, '2024-02-29'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-03-15', 12, '2027-03-15'],
  ])('%s and %i months is %s', (date, months, result) => {
    expect(plusMonths(date, months)).toBe(result);
  });
});
