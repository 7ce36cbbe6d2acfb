import { CalendarBook } from './calendar-book.ts';
import { calendarBookSchema, type CalendarBookDefinition } from './calendar-book-schema.ts';
import { InvalidCalendarError } from './invalid-calendar.error.ts';
import { PROVINCE } from '../../spec/province-book.ts';
import { at } from '../../spec/viet-nam-calendars.ts';

const book = (changes: Partial<CalendarBookDefinition> = {}): CalendarBook =>
  new CalendarBook({ ...PROVINCE, ...changes }, 3);
const standard = (code: string) => ({ code, calendar: 'standard' });
const MORNING = { opens: '07:00', closes: '11:00' };

function faultsOf(changes: Partial<CalendarBookDefinition>): string[] {
  try {
    book(changes);
  } catch (error) {
    if (!(error instanceof InvalidCalendarError)) throw error;
    return error.faults.map(({ pointer, code }) => `${pointer} ${code}`);
  }
  return [];
}

describe('a calendar book', () => {
  it('says what it was made of', () => {
    expect(book()).toMatchObject({ revision: 3, publishedUntil: '2026-12-31', definition: PROVINCE });
  });

  it('gives an agency the calendar it keeps, with the national days', () => {
    const calendar = book().of(standard('H99.01'));
    expect(calendar.name).toBe('Giờ hành chính');
    expect(calendar.dayLength()).toBe(480);
    expect(calendar.isWorkingDay('2026-09-02')).toBe(false);
    expect(calendar.closingOf('2026-08-22')).toEqual(at('2026-08-22 17:00'));
    expect(calendar.closedDays('2026-08-22', '2026-08-22').makeUpDays).toEqual([
      { date: '2026-08-22', name: 'Làm bù cho ngày 31/08/2026' },
    ]);
    expect(book().of({ code: 'H99.01', calendar: 'round-the-clock' }).dayLength()).toBe(1440);
  });

  it('builds a calendar once, and lets the agencies without days of their own share it', () => {
    const shared = book();
    const calendar = shared.of(standard('H99.01'));
    expect(shared.of(standard('H99.02'))).toBe(calendar);
    expect(shared.of(standard('H99.42'))).not.toBe(calendar);
    expect(shared.of(standard('H99.42'))).toBe(shared.of(standard('H99.42')));
  });

  it('has no calendar nobody defined', () => {
    expect(() => book().of({ code: 'H99.01', calendar: 'night' })).toThrow(
      'revision 3 has no working calendar night',
    );
  });

  describe('with hours one agency keeps on one date', () => {
    const H = 'H99.42';
    const withOverride = (date: string, hours: { opens: string; closes: string }[]) =>
      book({ overrides: [{ agency: H, date, name: 'Riêng', hours }] });

    it('closes that agency alone', () => {
      const closed = withOverride('2026-03-05', []);
      expect(closed.of(standard(H)).isWorkingDay('2026-03-05')).toBe(false);
      expect(closed.of(standard('H99.01')).isWorkingDay('2026-03-05')).toBe(true);
      expect(closed.of({ code: H, calendar: 'round-the-clock' }).isWorkingDay('2026-03-05')).toBe(false);
    });

    it.each([
      ['an ordinary day', '2026-03-05'],
      ['a rest day', '2026-03-07'],
      ['a national day off', '2026-09-02'],
      ['a make-up day', '2026-08-22'],
    ])('keeps them on %s', (_, date) => {
      const calendar = withOverride(date, [MORNING]).of(standard(H));
      expect(calendar.closingOf(date)).toEqual(at(`${date} 11:00`));
      expect(calendar.between(at(`${date} 00:00`), at(`${date} 23:59`))).toBe(240);
      expect(calendar.closedDays(date, date).makeUpDays).toEqual([{ date, name: 'Riêng' }]);
    });

    it('is closed on a make-up day when it has none on it', () => {
      expect(withOverride('2026-08-22', []).of(standard(H)).isWorkingDay('2026-08-22')).toBe(false);
    });

    it('keeps them before any weekly hours begin', () => {
      const early = withOverride('2023-12-30', [MORNING]).of(standard(H));
      expect(early.nextOpening(at('2023-01-01 00:00'))).toEqual(at('2023-12-30 07:00'));
      expect(early.workingDayAfter('2023-12-30', 1)).toBe('2024-01-01');
    });
  });

  it('reports every fault at once, each where it is written', () => {
    const [first, second] = PROVINCE.calendars as [
      CalendarBookDefinition['calendars'][0],
      CalendarBookDefinition['calendars'][0],
    ];
    const [opening] = first.openings as [(typeof first.openings)[0]];
    const override = { agency: 'H99.42', date: '2026-03-05', name: 'Riêng', hours: [MORNING] };
    const holiday = { date: '2026-09-02', name: 'Quốc khánh' };
    const overlapping = [MORNING, { opens: '13:00', closes: '12:00' }, MORNING];
    const faults = faultsOf({
      publishedUntil: '2200-01-01',
      daysOff: [holiday, { date: '1899-12-31', name: 'Nghỉ' }, holiday],
      makeUpDays: [
        { date: '2026-09-02', for: '2026-09-01' },
        { date: '2026-09-02', for: '2200-01-01' },
        { date: '2026-08-22', name: 'Làm thêm', hours: overlapping },
      ],
      calendars: [
        { ...first, openings: [opening, opening, { ...opening, validTo: '2023-12-31', closes: '06:00' }] },
        { ...second, code: first.code, openings: [] },
      ],
      overrides: [override, override, { ...override, agency: 'H99.43', hours: overlapping }],
    });
    expect(faults).toEqual([
      '/publishedUntil bad-date',
      '/daysOff/1/date bad-date',
      '/daysOff/2/date duplicate-date',
      '/makeUpDays/0/date day-off-and-worked',
      '/makeUpDays/1/for bad-date',
      '/makeUpDays/1/date day-off-and-worked',
      '/makeUpDays/2/hours/1 closes-before-opening',
      '/makeUpDays/2/hours/2 overlapping-hours',
      '/makeUpDays/1/date duplicate-date',
      '/calendars/0/openings/1 overlapping-openings',
      '/calendars/0/openings/2 closes-before-opening',
      '/calendars/0/openings/2 ends-before-start',
      '/calendars/1/openings no-opening',
      '/calendars/1/code duplicate-calendar',
      '/overrides/2/hours/1 closes-before-opening',
      '/overrides/2/hours/2 overlapping-hours',
      '/overrides/1 duplicate-override',
    ]);
  });

  it('refuses one weekday named twice by an opening', () => {
    const [first, ...others] = PROVINCE.calendars as [CalendarBookDefinition['calendars'][0]];
    const openings = first.openings.map((opening) => ({ ...opening, weekdays: [1, 1] }));
    expect(faultsOf({ calendars: [{ ...first, openings }, ...others] })).toEqual([
      '/calendars/0/openings/0 overlapping-openings',
      '/calendars/0/openings/1 overlapping-openings',
    ]);
  });

  it('names the faults in both languages', () => {
    expect(() => book({ publishedUntil: '2200-01-01' })).toThrow(
      expect.objectContaining({
        code: 'working-calendar.invalid',
        en: expect.stringContaining('Calendar book is not valid: /publishedUntil must be') as string,
        vi: expect.stringContaining('Lịch làm việc của tỉnh không hợp lệ: /publishedUntil phải') as string,
      }),
    );
  });
});

describe('the form of a calendar book', () => {
  it('takes openings that say no end as open-ended', () => {
    const [standardCalendar] = PROVINCE.calendars;
    const openings = standardCalendar?.openings.map(({ validTo: _validTo, ...opening }) => opening);
    const calendars = [{ ...standardCalendar, openings }];
    expect(calendarBookSchema.parse({ ...PROVINCE, calendars }).calendars).toEqual([standardCalendar]);
  });

  it.each([
    ['an opening at midnight’s end', { opens: '24:00', closes: '24:00' }],
    ['a closing after midnight', { opens: '07:00', closes: '24:01' }],
    ['an hour of one digit', { opens: '7:00', closes: '11:00' }],
  ])('refuses %s', (_, interval) => {
    const overrides = [{ agency: 'H99.42', date: '2026-03-05', name: 'Riêng', hours: [interval] }];
    expect(calendarBookSchema.safeParse({ ...PROVINCE, overrides }).success).toBe(false);
  });

  it.each([
    ['a make-up day without hours', { makeUpDays: [{ date: '2026-08-22', name: 'Làm thêm', hours: [] }] }],
    ['no calendar at all', { calendars: [] }],
    ['what it does not know', { moonPhases: [] }],
  ])('refuses %s', (_, change) => {
    expect(calendarBookSchema.safeParse({ ...PROVINCE, ...change }).success).toBe(false);
  });
});
