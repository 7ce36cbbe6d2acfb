import { WorkingCalendar } from './working-calendar.ts';
import { EIGHT_HOURS, SATURDAY_MORNINGS } from '../../spec/viet-nam-calendars.ts';

describe('the account of closed days', () => {
  const calendar = new WorkingCalendar(EIGHT_HOURS);

  it('names the days off, names the make-up days, and counts the rest days', () => {
    expect(calendar.closedDays('2026-08-20', '2026-09-03')).toEqual({
      daysOff: [
        { date: '2026-08-31', name: 'Quốc khánh' },
        { date: '2026-09-01', name: 'Quốc khánh' },
        { date: '2026-09-02', name: 'Quốc khánh' },
      ],
      makeUpDays: [{ date: '2026-08-22', name: 'Làm bù' }],
      restDays: 3,
    });
  });

  it('holds both ends', () => {
    expect(calendar.closedDays('2026-09-02', '2026-09-02').daysOff).toHaveLength(1);
    expect(calendar.closedDays('2026-09-03', '2026-09-03').daysOff).toEqual([]);
    expect(calendar.closedDays('2026-09-06', '2026-09-06').restDays).toBe(1);
  });

  it('counts a day off that falls on a rest day as a rest day', () => {
    const daysOff = new Map([['2026-03-07', 'Lễ rơi vào thứ Bảy']]);
    const onSaturday = { daysOff, workingDays: new Map() };
    expect(
      new WorkingCalendar({ ...EIGHT_HOURS, ...onSaturday }).closedDays('2026-03-07', '2026-03-08'),
    ).toEqual({ daysOff: [], makeUpDays: [], restDays: 2 });
    expect(
      new WorkingCalendar({ ...SATURDAY_MORNINGS, ...onSaturday }).closedDays('2026-03-07', '2026-03-08'),
    ).toEqual({
      daysOff: [{ date: '2026-03-07', name: 'Lễ rơi vào thứ Bảy' }],
      makeUpDays: [],
      restDays: 1,
    });
  });

  it('names as a day off a weekday that keeps the hours of one without any', () => {
    const workingDays = new Map([['2026-03-04', { name: 'Như Chủ nhật', hoursOf: 7 }]]);
    const closed = new WorkingCalendar({ ...EIGHT_HOURS, workingDays }).closedDays(
      '2026-03-04',
      '2026-03-04',
    );
    expect(closed).toEqual({
      daysOff: [{ date: '2026-03-04', name: 'Như Chủ nhật' }],
      makeUpDays: [],
      restDays: 0,
    });
  });

  it('is empty when the end is before the beginning', () => {
    expect(calendar.closedDays('2026-09-03', '2026-08-20')).toEqual({
      daysOff: [],
      makeUpDays: [],
      restDays: 0,
    });
  });

  it('refuses a date that does not exist', () => {
    expect(() => calendar.closedDays('2026-02-30', '2026-03-02')).toThrow(RangeError);
  });
});
