import { DateTime } from 'luxon';
import { atWork, nextMorning } from './office-hours.ts';

const at = (text: string): DateTime => DateTime.fromISO(text, { zone: 'Asia/Ho_Chi_Minh' });
const shown = (instant: DateTime): string => instant.toFormat("yyyy-MM-dd'T'HH:mm");
const daysOff = new Set(['2026-11-24']);

describe('letting time pass', () => {
  it('leaves an instant within office hours alone', () => {
    expect(shown(atWork(at('2026-11-23T10:15'), daysOff))).toBe('2026-11-23T10:15');
  });

  it.each([
    ['before the doors open', '2026-11-23T05:00', '2026-11-23T08:10'],
    ['during the noon break', '2026-11-23T12:00', '2026-11-23T13:40'],
    ['in the evening before a day off', '2026-11-23T17:30', '2026-11-25T07:20'],
    ['on a Saturday', '2026-11-21T09:00', '2026-11-23T08:10'],
    ['on New Year’s Day of a year without a published calendar', '2027-01-01T09:00', '2027-01-04T08:10'],
  ])('goes on %s when someone is back at work', (_when, instant, back) => {
    expect(shown(atWork(at(instant), daysOff))).toBe(back);
    expect(shown(atWork(at(back), daysOff))).toBe(back);
  });

  it('begins a story at eight, today while it is not later and otherwise on the next workday', () => {
    expect(shown(nextMorning(at('2026-11-23T07:59'), daysOff))).toBe('2026-11-23T08:00');
    expect(shown(nextMorning(at('2026-11-23T08:01'), daysOff))).toBe('2026-11-25T08:00');
    expect(shown(nextMorning(at('2026-11-27T16:00'), daysOff))).toBe('2026-11-30T08:00');
  });
});
