import type { CalendarDefinition, WeeklyOpening } from '../src/domain/calendar-definition.ts';

/**
 * State agencies' days off and make-up days 2024–2026 as officially announced: Labour Code art. 112; 2450/VPCP-KGVX
 * (swap of 2024); the notice for 2025; TB 9441/TB-BNV and 12729/VPCP-KGVX (2026); NQ 28/2026/QH16 (24 November).
 */
const DAYS_OFF: Record<string, string[]> = {
  'Tết Dương lịch': ['2024-01-01', '2025-01-01', '2026-01-01', '2026-01-02'],
  'Tết Nguyên đán': [
    ...['2024-02-08', '2024-02-09', '2024-02-12', '2024-02-13', '2024-02-14'],
    ...['2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'],
    ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
  ],
  'Giỗ Tổ Hùng Vương': ['2024-04-18', '2025-04-07', '2026-04-27'],
  'Ngày Chiến thắng, Quốc tế Lao động': [
    ...['2024-04-29', '2024-04-30', '2024-05-01'],
    ...['2025-04-30', '2025-05-01', '2025-05-02'],
    ...['2026-04-30', '2026-05-01'],
  ],
  'Quốc khánh': [
    ...['2024-09-02', '2024-09-03', '2025-09-01', '2025-09-02'],
    ...['2026-08-31', '2026-09-01', '2026-09-02'],
  ],
  'Ngày Văn hóa Việt Nam': ['2026-11-24'],
};
const MAKE_UP_SATURDAYS = ['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'];

export const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];
export const SATURDAY = 6;

/** `07:30` as minutes since midnight. */
export function clock(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
}

/** `opened([1, 2], '07:00-11:30', '13:30-17:00')`: these intervals on each of the weekdays, from 2024 on. */
export const opened = (weekdays: number[], ...intervals: string[]): WeeklyOpening[] =>
  weekdays.flatMap((weekday) =>
    intervals.map((interval) => {
      const [opens, closes] = interval.split('-').map(clock) as [number, number];
      return { weekday, opens, closes, validFrom: '2024-01-01', validTo: null };
    }),
  );

/** A calendar with the official days off and make-up days of 2024–2026. */
export const vietNam = (code: string, openings: WeeklyOpening[]): CalendarDefinition => ({
  code,
  name: code,
  openings,
  daysOff: new Map(Object.entries(DAYS_OFF).flatMap(([name, dates]) => dates.map((date) => [date, name]))),
  workingDays: new Map(MAKE_UP_SATURDAYS.map((date) => [date, { name: 'Làm bù', hoursOf: 1 }])),
  publishedUntil: '2026-12-31',
});

export const EIGHT_HOURS = vietNam('eight-hours', opened(MONDAY_TO_FRIDAY, '07:00-11:30', '13:30-17:00'));

export const SEVEN_AND_A_HALF_HOURS = vietNam(
  'seven-and-a-half-hours',
  opened(MONDAY_TO_FRIDAY, '07:30-11:30', '13:30-17:00'),
);

export const SATURDAY_MORNINGS = vietNam('saturday-mornings', [
  ...EIGHT_HOURS.openings,
  ...opened([SATURDAY], '07:00-11:30'),
]);

/** `at('2026-03-02 08:00')`: the instant Viet Nam's clocks show that, seconds allowed. */
export const at = (wallClock: string): Date => new Date(`${wallClock.replace(' ', 'T')}+07:00`);
