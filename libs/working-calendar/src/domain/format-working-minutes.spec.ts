import { formatWorkingMinutes } from './format-working-minutes.ts';

describe('formatWorkingMinutes', () => {
  it.each([
    [1155, 480, '2 ngày 3 giờ 15 phút làm việc'],
    [960, 480, '2 ngày làm việc'],
    [479, 480, '7 giờ 59 phút làm việc'],
    [485, 480, '1 ngày 5 phút làm việc'],
    [15, 480, '15 phút làm việc'],
    [0, 480, '0 phút làm việc'],
    [450, 450, '1 ngày làm việc'],
    [480, 450, '1 ngày 30 phút làm việc'],
    [-75, 480, '1 giờ 15 phút làm việc'],
  ])('says %i minutes of a day of %i as "%s"', (minutes, dayLength, text) => {
    expect(formatWorkingMinutes(minutes, dayLength)).toBe(text);
  });

  it.each([
    [0.5, 480],
    [Number.NaN, 480],
    [60, 0],
  ])('refuses %d minutes of a day of %d', (minutes, dayLength) => {
    expect(() => formatWorkingMinutes(minutes, dayLength)).toThrow(RangeError);
  });
});
