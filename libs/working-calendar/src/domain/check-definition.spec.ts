import { InvalidCalendarError } from './invalid-calendar.error.ts';
import { WorkingCalendar } from './working-calendar.ts';
import { EIGHT_HOURS, opened } from '../../spec/viet-nam-calendars.ts';
import type { CalendarDefinition, WeeklyOpening } from './calendar-definition.ts';
import type { OpenInterval } from './day-hours.ts';

const [MORNING] = opened([1], '07:00-11:30') as [WeeklyOpening];

function faultsWhenBuilt(changes: Partial<CalendarDefinition>): string[] {
  try {
    new WorkingCalendar({ ...EIGHT_HOURS, daysOff: new Map(), workingDays: new Map(), ...changes });
  } catch (error) {
    if (error instanceof InvalidCalendarError) {
      return error.faults.map(({ pointer, code }) => `${pointer} ${code}`);
    }
    throw error;
  }
  return [];
}

describe('building a calendar', () => {
  it.each<[string, Partial<WeeklyOpening>, string]>([
    ['a weekday 0', { weekday: 0 }, '/openings/0/weekday bad-weekday'],
    ['a weekday 8', { weekday: 8 }, '/openings/0/weekday bad-weekday'],
    ['a part of a minute', { opens: 420.5 }, '/openings/0/opens bad-time'],
    ['a closing after midnight', { closes: 1441 }, '/openings/0/closes bad-time'],
    ['a closing at the opening', { closes: 420 }, '/openings/0 closes-before-opening'],
    ['a day that does not exist', { validFrom: '2026-02-29' }, '/openings/0/validFrom bad-date'],
    ['a date in another form', { validFrom: '2026-2-9' }, '/openings/0/validFrom bad-date'],
    ['a far date for no end', { validTo: '9999-12-31' }, '/openings/0/validTo bad-date'],
    ['an end before the start', { validTo: '2023-12-31' }, '/openings/0 ends-before-start'],
  ])('refuses %s', (_, change, fault) => {
    expect(faultsWhenBuilt({ openings: [{ ...MORNING, ...change }] })).toEqual([fault]);
  });

  it('refuses two intervals of a weekday that overlap', () => {
    const openings = [MORNING, { ...MORNING, opens: 689, closes: 800 }];
    expect(faultsWhenBuilt({ openings })).toEqual(['/openings/1 overlapping-openings']);
  });

  it('accepts intervals that touch, that are of two weekdays, or that follow each other in time', () => {
    const until = { ...MORNING, validTo: '2025-06-30' };
    const after = { ...MORNING, validFrom: '2025-07-01' };
    const next = { ...MORNING, opens: MORNING.closes, closes: 800 };
    expect(faultsWhenBuilt({ openings: [MORNING, next] })).toEqual([]);
    expect(faultsWhenBuilt({ openings: [next, MORNING] })).toEqual([]);
    expect(faultsWhenBuilt({ openings: [MORNING, { ...MORNING, weekday: 2 }] })).toEqual([]);
    expect(faultsWhenBuilt({ openings: [until, after] })).toEqual([]);
    expect(faultsWhenBuilt({ openings: [after, until] })).toEqual([]);
  });

  it('refuses two periods of validity that share a day', () => {
    const openings = [
      { ...MORNING, validTo: '2025-07-01' },
      { ...MORNING, validFrom: '2025-07-01' },
    ];
    expect(faultsWhenBuilt({ openings })).toEqual(['/openings/1 overlapping-openings']);
  });

  it.each<[string, OpenInterval[], string]>([
    ['no hours at all', [], 'hours no-opening'],
    ['a part of a minute', [{ opens: 420.5, closes: 690 }], 'hours/0/opens bad-time'],
    ['a closing after midnight', [{ opens: 420, closes: 1441 }], 'hours/0/closes bad-time'],
    ['a closing at the opening', [{ opens: 420, closes: 420 }], 'hours/0 closes-before-opening'],
    [
      'intervals that overlap',
      [
        { opens: 420, closes: 690 },
        { opens: 400, closes: 421 },
      ],
      'hours/1 overlapping-hours',
    ],
  ])('refuses a make-up day with %s', (_, hours, fault) => {
    const workingDays = new Map([['2026-08-22', { name: 'Làm bù', hours }]]);
    expect(faultsWhenBuilt({ workingDays })).toEqual([`/workingDays/2026-08-22/${fault}`]);
  });

  it('refuses a calendar that never opens', () => {
    expect(faultsWhenBuilt({ openings: [] })).toEqual(['/openings no-opening']);
  });

  it('reports every fault at once, in Vietnamese and English', () => {
    const definition = {
      openings: [{ ...MORNING, weekday: 9, closes: 0 }],
      daysOff: new Map([
        ['2026-13-01', 'Tết'],
        ['2026-08-22', 'Nghỉ'],
      ]),
      workingDays: new Map([['2026-08-22', { name: 'Làm bù', hoursOf: 0 }]]),
      publishedUntil: '',
    };
    expect(faultsWhenBuilt(definition)).toEqual([
      '/openings/0/weekday bad-weekday',
      '/openings/0 closes-before-opening',
      '/daysOff/2026-13-01 bad-date',
      '/workingDays/2026-08-22/hoursOf bad-weekday',
      '/workingDays/2026-08-22 day-off-and-worked',
      '/publishedUntil bad-date',
    ]);
  });

  it('names the calendar and the faults in both languages', () => {
    const build = () => new WorkingCalendar({ ...EIGHT_HOURS, code: 'H99.01', openings: [] });
    expect(build).toThrow('Working calendar H99.01 is not valid: /openings must hold at least one interval.');
    expect(build).toThrow(
      expect.objectContaining({
        code: 'working-calendar.invalid',
        vi: 'Lịch làm việc H99.01 không hợp lệ: /openings phải có ít nhất một khoảng giờ làm việc.',
      }),
    );
  });
});
