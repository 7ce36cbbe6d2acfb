import { minutesSinceMidnight } from './wall-clock.ts';

describe('the minutes since midnight in Viet Nam', () => {
  it.each([
    ['2026-03-01T16:59:59Z', 1439],
    ['2026-03-01T17:00:00Z', 0],
    ['2026-03-02T08:00:30Z', 900],
    ['1969-12-31T16:59:00Z', 1439],
  ])('at %s are %i', (instant, minutes) => {
    expect(minutesSinceMidnight(new Date(instant))).toBe(minutes);
  });

  it('are refused for an invalid instant', () => {
    expect(() => minutesSinceMidnight(new Date(Number.NaN))).toThrow(RangeError);
  });
});
