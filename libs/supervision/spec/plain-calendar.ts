import { WorkingCalendar } from '#working-calendar';

const HOURS = [
  { opens: 480, closes: 720 },
  { opens: 780, closes: 1020 },
];

/** Open from eight to twelve and from one to five: eight hours a day. @param weekdays 1 (Monday) to 7 (Sunday) */
export const plainCalendar = (
  weekdays: readonly number[] = [1, 2, 3, 4, 5],
  daysOff: readonly string[] = [],
): WorkingCalendar =>
  new WorkingCalendar({
    code: 'plain',
    name: 'Giờ hành chính',
    publishedUntil: '2027-12-31',
    openings: weekdays.flatMap((weekday) =>
      HOURS.map((hours) => ({ ...hours, weekday, validFrom: '2018-01-01', validTo: null })),
    ),
    daysOff: new Map(daysOff.map((day) => [day, 'Ngày nghỉ'])),
    workingDays: new Map(),
  });
