import { NoWorkingTimeError } from './no-working-time.error.ts';
import { WorkingCalendar } from './working-calendar.ts';
import {
  at,
  EIGHT_HOURS,
  opened,
  SATURDAY_MORNINGS,
  SEVEN_AND_A_HALF_HOURS,
  vietNam,
} from '../../spec/viet-nam-calendars.ts';

describe('WorkingCalendar', () => {
  const calendar = new WorkingCalendar(EIGHT_HOURS);

  describe('isOpen', () => {
    it.each([
      ['2026-03-02 06:59:59', false],
      ['2026-03-02 07:00', true],
      ['2026-03-02 11:29:59', true],
      ['2026-03-02 11:30', false],
      ['2026-03-02 13:30', true],
      ['2026-03-02 17:00', false],
      ['2026-03-07 08:00', false],
      ['2026-08-22 08:00', true],
      ['2026-02-17 08:00', false],
      ['2023-12-29 08:00', false],
      ['2031-03-03 08:00', true],
    ])('at %s is %s', (moment, open) => {
      expect(calendar.isOpen(at(moment))).toBe(open);
    });
  });

  describe('nextOpening', () => {
    it.each([
      ['2026-03-02 08:00:30', '2026-03-02 08:00:30'],
      ['2026-03-02 06:59:30', '2026-03-02 07:00'],
      ['2026-03-02 11:30', '2026-03-02 13:30'],
      ['2026-02-13 17:00', '2026-02-23 07:00'],
      ['2020-05-05 08:00', '2024-01-02 07:00'],
      ['2040-12-29 12:00', '2040-12-31 07:00'],
    ])('from %s is %s', (moment, opening) => {
      expect(calendar.nextOpening(at(moment))).toEqual(at(opening));
    });

    it('does not hand out the instant it was given', () => {
      const moment = at('2026-03-02 08:00');
      expect(calendar.nextOpening(moment)).not.toBe(moment);
    });
  });

  describe('add', () => {
    it.each([
      ['2026-03-02 11:29', 1, '2026-03-02 11:30'],
      ['2026-03-02 11:30', 0, '2026-03-02 11:30'],
      ['2026-03-02 11:30', 1, '2026-03-02 13:31'],
      ['2026-03-02 09:00', -120, '2026-03-02 07:00'],
      ['2026-03-02 09:00', -121, '2026-02-27 16:59'],
      ['2026-03-02 13:30', -1, '2026-03-02 11:29'],
      ['2026-03-02 17:00', -480, '2026-03-02 07:00'],
    ])('%s and %i minutes is %s', (moment, minutes, reached) => {
      expect(calendar.add(at(moment), minutes)).toEqual({ at: at(reached), provisional: false });
    });

    it('marks as provisional what goes back over days not published yet', () => {
      expect(calendar.add(at('2027-01-04 07:30'), -600).provisional).toBe(true);
    });

    it('keeps the days off already known of a year not published yet', () => {
      const daysOff = new Map([...EIGHT_HOURS.daysOff, ['2027-01-01', 'Tết Dương lịch']] as const);
      const known = new WorkingCalendar({ ...EIGHT_HOURS, daysOff });
      expect(known.add(at('2026-12-31 16:30'), 60)).toEqual({
        at: at('2027-01-04 07:30'),
        provisional: true,
      });
    });

    it('refuses a part of a minute', () => {
      expect(() => calendar.add(at('2026-03-02 08:00'), 0.5)).toThrow(RangeError);
    });

    it('refuses to go back before the first hours there were', () => {
      expect(() => calendar.add(at('2024-01-02 08:00'), -61)).toThrow(NoWorkingTimeError);
    });
  });

  describe('between', () => {
    it('counts working minutes only', () => {
      expect(calendar.between(at('2026-03-06 16:00'), at('2026-03-09 08:00'))).toBe(120);
    });

    it('is negative backwards', () => {
      expect(calendar.between(at('2026-03-09 08:00'), at('2026-03-06 16:00'))).toBe(-120);
    });
  });

  describe('days', () => {
    it.each([
      ['2026-03-02', true, '2026-03-02 17:00'],
      ['2026-03-07', false, '2026-03-09 17:00'],
      ['2026-08-22', true, '2026-08-22 17:00'],
      ['2026-08-31', false, '2026-09-03 17:00'],
      ['2027-02-06', false, '2027-02-08 17:00'],
    ])('%s: working day %s, closing %s', (date, working, closing) => {
      expect(calendar.isWorkingDay(date)).toBe(working);
      expect(calendar.closingOf(date)).toEqual(at(closing));
    });

    it('finds the first working day on or after a date', () => {
      expect(calendar.workingDayFrom('2026-02-14')).toBe('2026-02-23');
      expect(calendar.workingDayFrom('2026-02-23')).toBe('2026-02-23');
    });

    it.each([
      ['2026-03-02', 0, '2026-03-02'],
      ['2026-03-07', 0, '2026-03-07'],
      ['2026-03-02', 1, '2026-03-03'],
      ['2026-03-06', 1, '2026-03-09'],
      ['2026-03-07', 1, '2026-03-09'],
      ['2026-02-13', 5, '2026-02-27'],
      ['2026-08-21', 1, '2026-08-22'],
      ['2023-06-01', 1, '2024-01-02'],
    ])('after %s, working day number %i is %s', (date, count, found) => {
      expect(calendar.workingDayAfter(date, count)).toBe(found);
    });

    it('refuses a part of a working day, and to count back', () => {
      expect(() => calendar.workingDayAfter('2026-03-02', 0.5)).toThrow(RangeError);
      expect(() => calendar.workingDayAfter('2026-03-02', -1)).toThrow(RangeError);
    });

    it('has no working day after the last hours there are', () => {
      const openings = EIGHT_HOURS.openings.map((opening) => ({ ...opening, validTo: '2026-03-31' }));
      const ended = new WorkingCalendar({ ...EIGHT_HOURS, openings, workingDays: new Map() });
      expect(ended.workingDayAfter('2026-03-30', 1)).toBe('2026-03-31');
      expect(() => ended.workingDayAfter('2026-03-30', 2)).toThrow(NoWorkingTimeError);
      expect(ended.workingDaysBetween('2026-03-30', '2030-01-01')).toBe(2);
    });

    it.each([
      ['2026-03-02', '2026-03-02', 0],
      ['2026-03-02', '2026-03-03', 1],
      ['2026-03-06', '2026-03-09', 1],
      ['2026-03-07', '2026-03-09', 0],
      ['2026-02-13', '2026-02-24', 2],
      ['2026-08-21', '2026-08-23', 2],
      ['2026-03-09', '2026-03-06', 0],
    ])('from %s up to %s there are %i working days', (from, to, days) => {
      expect(calendar.workingDaysBetween(from, to)).toBe(days);
    });

    it('knows which days are published', () => {
      expect(calendar.isPublished('2026-12-31')).toBe(true);
      expect(calendar.isPublished('2027-01-01')).toBe(false);
    });

    it('turns the day at midnight in Viet Nam', () => {
      expect(calendar.dateOf(new Date('2026-03-01T16:59:59Z'))).toBe('2026-03-01');
      expect(calendar.dateOf(new Date('2026-03-01T17:00:00Z'))).toBe('2026-03-02');
    });

    it('refuses a date that does not exist', () => {
      expect(() => calendar.isWorkingDay('2026-02-30')).toThrow(RangeError);
      expect(() => calendar.closingOf('2/3/2026')).toThrow(RangeError);
    });

    it('refuses an invalid instant', () => {
      expect(() => calendar.isOpen(new Date(Number.NaN))).toThrow(RangeError);
    });
  });

  it('keeps the hours of a make-up day itself, in any order, whatever the week says', () => {
    const hours = [
      { opens: 780, closes: 900 },
      { opens: 480, closes: 540 },
    ];
    const workingDays = new Map(
      ['2026-03-04', '2026-03-07'].map((date) => [date, { name: 'Làm thêm', hours }]),
    );
    const own = new WorkingCalendar({ ...EIGHT_HOURS, workingDays });
    expect(own.add(at('2026-03-04 00:00'), 61).at).toEqual(at('2026-03-04 13:01'));
    expect(own.closingOf('2026-03-04')).toEqual(at('2026-03-04 15:00'));
    expect(own.between(at('2026-03-07 00:00'), at('2026-03-08 00:00'))).toBe(180);
    expect(own.dayLength('2026-03-04')).toBe(480);
  });

  describe('an office open round the clock', () => {
    const always = new WorkingCalendar(vietNam('always', opened([1, 2, 3, 4, 5, 6, 7], '00:00-24:00')));

    it('closes at midnight, which still belongs to the published day', () => {
      const midnight = at('2027-01-01 00:00');
      expect(always.closingOf('2026-12-31')).toEqual(midnight);
      expect(always.add(at('2026-12-31 23:00'), 60)).toEqual({ at: midnight, provisional: false });
    });
  });

  describe('dayLength', () => {
    it('is what most working weekdays have', () => {
      expect(calendar.dayLength()).toBe(480);
      expect(new WorkingCalendar(SEVEN_AND_A_HALF_HOURS).dayLength()).toBe(450);
      expect(new WorkingCalendar(SATURDAY_MORNINGS).dayLength()).toBe(480);
    });

    it('is the longer of two as frequent', () => {
      const openings = [...opened([1, 2], '07:00-11:00'), ...opened([3, 4], '07:00-15:00')];
      expect(new WorkingCalendar(vietNam('halves', openings)).dayLength()).toBe(480);
    });

    it('follows the hours in force on the day', () => {
      const openings = [
        ...opened([1, 2, 3, 4, 5], '07:00-15:00').map((opening) => ({ ...opening, validTo: '2025-06-30' })),
        ...opened([1, 2, 3, 4, 5], '08:00-15:00').map((opening) => ({ ...opening, validFrom: '2025-07-01' })),
      ];
      const changed = new WorkingCalendar(vietNam('changed', openings));
      expect(changed.dayLength('2025-06-30')).toBe(480);
      expect(changed.dayLength('2025-07-01')).toBe(420);
      expect(() => changed.dayLength('2023-12-31')).toThrow(NoWorkingTimeError);
    });
  });
});
