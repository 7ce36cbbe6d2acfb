import { keptLongEnough } from './kept-until.ts';

const kept = (now: string, years: number): string => keptLongEnough(new Date(now), years).toISOString();

describe('the term of a record', () => {
  it('ends with the year, at midnight in Viet Nam', () => {
    expect(kept('2026-12-31T23:59:59.999+07:00', 5)).toBe('2020-12-31T17:00:00.000Z');
    expect(kept('2027-01-01T00:00:00.000+07:00', 5)).toBe('2021-12-31T17:00:00.000Z');
  });

  it('does not depend on the day or on leap years', () => {
    expect(kept('2028-02-29T12:00:00+07:00', 1)).toBe(kept('2028-07-15T12:00:00+07:00', 1));
  });
});
