import type { CalendarDefinition } from './calendar-definition.ts';
import { dueAt } from './due-at.ts';
import { NoWorkingTimeError } from './no-working-time.error.ts';
import { WorkingCalendar } from './working-calendar.ts';
import * as calendars from '../../spec/viet-nam-calendars.ts';
import * as worked from '../../spec/worked-cases.ts';

const { at, opened, vietNam, MONDAY_TO_FRIDAY } = calendars;

describe('dueAt', () => {
  const situations: [string, CalendarDefinition, worked.WorkedCase[], boolean][] = [
    ['on ordinary days', calendars.EIGHT_HOURS, worked.ORDINARY_DAYS, false],
    ['around holidays and make-up days', calendars.EIGHT_HOURS, worked.HOLIDAYS, false],
    ['in calendar days and months', calendars.EIGHT_HOURS, worked.CALENDAR_UNITS, false],
    ['within the same day', calendars.EIGHT_HOURS, worked.SAME_DAY, false],
    ['in an office of 7.5 hours', calendars.SEVEN_AND_A_HALF_HOURS, worked.SEVEN_HOURS_AND_A_HALF, false],
    ['in an office open on Saturdays', calendars.SATURDAY_MORNINGS, worked.SATURDAYS, false],
    ['past the published days off', calendars.EIGHT_HOURS, worked.PROVISIONAL, true],
  ];

  describe.each(situations)('%s', (_, definition, cases, provisional) => {
    const calendar = new WorkingCalendar(definition);

    it.each(cases)('$what: $limit.amount $limit.unit from $received is $due', ({ received, limit, due }) => {
      expect(dueAt(calendar, at(received), limit)).toEqual({ at: at(due), provisional });
    });
  });

  it('is certain up to the last published minute', () => {
    const calendar = new WorkingCalendar(calendars.EIGHT_HOURS);
    const due = dueAt(calendar, at('2026-12-29 07:00'), { amount: 3, unit: 'working-day' });
    expect(due).toEqual({ at: at('2026-12-31 17:00'), provisional: false });
  });

  it('is due at once when there is nothing to wait for and the office is open', () => {
    const calendar = new WorkingCalendar(calendars.EIGHT_HOURS);
    const received = at('2026-03-02 08:00:45');
    expect(dueAt(calendar, received, { amount: 0, unit: 'working-day' }).at).toEqual(received);
  });

  it('is due at the next opening when there is nothing to wait for and the office is closed', () => {
    const calendar = new WorkingCalendar(calendars.EIGHT_HOURS);
    const due = dueAt(calendar, at('2026-03-06 17:00'), { amount: 0, unit: 'working-hour' });
    expect(due.at).toEqual(at('2026-03-09 07:00'));
  });

  it('counts a day as long as it was when the limit began, though the hours changed on the way', () => {
    const shorter = opened(MONDAY_TO_FRIDAY, '07:30-11:30', '13:30-17:00');
    const longer = opened(MONDAY_TO_FRIDAY, '07:00-11:30', '13:30-17:00');
    const calendar = new WorkingCalendar(
      vietNam('changed', [
        ...shorter.map((opening) => ({ ...opening, validTo: '2026-03-03' })),
        ...longer.map((opening) => ({ ...opening, validFrom: '2026-03-04' })),
      ]),
    );
    const due = dueAt(calendar, at('2026-03-03 07:30'), { amount: 2, unit: 'working-day' });
    expect(due.at).toEqual(at('2026-03-04 16:30'));
  });

  it('refuses a limit that outlives the agency', () => {
    const hours = opened(MONDAY_TO_FRIDAY, '07:00-11:30').map((it) => ({ ...it, validTo: '2025-06-30' }));
    const calendar = new WorkingCalendar(vietNam('dissolved', hours));
    const received = at('2025-06-30 08:00');
    expect(() => dueAt(calendar, received, { amount: 2, unit: 'working-day' })).toThrow(NoWorkingTimeError);
    expect(() => dueAt(calendar, received, { amount: 2, unit: 'calendar-day' })).toThrow(NoWorkingTimeError);
  });
});
