import type { CalendarBookDefinition } from '../src/domain/calendar-book-schema.ts';

const WEEKDAYS = [1, 2, 3, 4, 5];
const SINCE_2024 = { validFrom: '2024-01-01', validTo: null };

/** A small province: two calendars, two days off and a make-up Saturday of 2026, one agency with a day of its own. */
export const PROVINCE: CalendarBookDefinition = {
  publishedUntil: '2026-12-31',
  sources: ['9441/TB-BNV'],
  daysOff: [
    { date: '2026-08-31', name: 'Nghỉ hoán đổi' },
    { date: '2026-09-02', name: 'Quốc khánh' },
  ],
  makeUpDays: [{ date: '2026-08-22', for: '2026-08-31' }],
  calendars: [
    {
      code: 'standard',
      name: 'Giờ hành chính',
      openings: [
        { weekdays: WEEKDAYS, opens: '07:00', closes: '11:30', ...SINCE_2024 },
        { weekdays: WEEKDAYS, opens: '13:30', closes: '17:00', ...SINCE_2024 },
      ],
    },
    {
      code: 'round-the-clock',
      name: 'Trực cả ngày',
      openings: [{ weekdays: [...WEEKDAYS, 6, 7], opens: '00:00', closes: '24:00', ...SINCE_2024 }],
    },
  ],
  overrides: [{ agency: 'H99.42', date: '2026-03-05', name: 'Mất điện', hours: [] }],
};
