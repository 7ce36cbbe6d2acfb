import { type CalendarDefinition, WorkingCalendar } from '#working-calendar';

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

/** Days off and make-up Saturdays of 2026: TB 9441/TB-BNV, 12729/VPCP-KGVX, NQ 28/2026/QH16. */
export const DAYS_OFF_2026 = [
  ...['2026-01-01', '2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
  ...['2026-04-27', '2026-04-30', '2026-05-01', '2026-08-31', '2026-09-01', '2026-09-02', '2026-11-24'],
];
export const MAKE_UP_SATURDAYS_2026 = ['2026-01-10', '2026-08-22'];

const calendarOf = (code: string, ...hours: [opens: number, closes: number][]): WorkingCalendar => {
  const definition: CalendarDefinition = {
    code,
    name: code,
    openings: MONDAY_TO_FRIDAY.flatMap((weekday) =>
      hours.map(([opens, closes]) => ({ weekday, opens, closes, validFrom: '2025-01-01', validTo: null })),
    ),
    daysOff: new Map(DAYS_OFF_2026.map((date) => [date, 'Nghỉ lễ'])),
    workingDays: new Map(MAKE_UP_SATURDAYS_2026.map((date) => [date, { name: 'Làm bù', hoursOf: 1 }])),
    publishedUntil: '2026-12-31',
  };
  return new WorkingCalendar(definition);
};

/** 07:00–11:30 and 13:30–17:00. */
export const OFFICE = calendarOf('office', [420, 690], [810, 1020]);

/** 07:30–11:30 and 13:30–17:00: half an hour less a day. */
export const BRANCH_OFFICE = calendarOf('branch-office', [450, 690], [810, 1020]);

/** `at('2026-03-02 08:00')`: the instant Viet Nam's clocks show that. 02/03/2026 is a Monday. */
export const at = (wallClock: string): Date => new Date(`${wallClock.replace(' ', 'T')}+07:00`);
