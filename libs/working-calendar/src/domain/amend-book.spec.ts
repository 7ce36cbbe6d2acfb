import { amendBook } from './amend-book.ts';
import { calendarAmendmentSchema, type CalendarAmendment } from './calendar-amendment.ts';
import { CalendarBook } from './calendar-book.ts';
import { InvalidCalendarError } from './invalid-calendar.error.ts';
import { PROVINCE } from '../../spec/province-book.ts';
import { at } from '../../spec/viet-nam-calendars.ts';

const amended = (...amendments: CalendarAmendment[]) => amendBook(PROVINCE, amendments);
const calendarAfter = (...amendments: CalendarAmendment[]) =>
  new CalendarBook(amended(...amendments), 2).of({ code: 'H99.42', calendar: 'standard' });
const MORNING = { opens: '08:00', closes: '11:00' };

function refusals(...amendments: CalendarAmendment[]): string[] {
  try {
    amended(...amendments);
  } catch (error) {
    if (!(error instanceof InvalidCalendarError)) throw error;
    return error.faults.map(({ pointer, code }) => `${pointer} ${code}`);
  }
  return [];
}

describe('amending a calendar book', () => {
  it('leaves the book it was given as it was', () => {
    const before = structuredClone(PROVINCE);
    amended({ kind: 'day-off', date: '2026-11-24', name: 'Ngày Văn hóa' });
    expect(PROVINCE).toEqual(before);
  });

  it('adds a day off, in the order of the dates', () => {
    const { daysOff } = amended({ kind: 'day-off', date: '2026-09-01', name: 'Quốc khánh' });
    expect(daysOff.map(({ date }) => date)).toEqual(['2026-08-31', '2026-09-01', '2026-09-02']);
  });

  it('gives a day off another name', () => {
    const { daysOff } = amended({ kind: 'day-off', date: '2026-09-02', name: 'Quốc khánh 02/9' });
    expect(daysOff).toContainEqual({ date: '2026-09-02', name: 'Quốc khánh 02/9' });
    expect(daysOff).toHaveLength(2);
  });

  it('makes a make-up day a day off, and a day off a make-up day', () => {
    const off = amended({ kind: 'day-off', date: '2026-08-22', name: 'Nghỉ' });
    expect(off.makeUpDays).toEqual([]);
    expect(off.daysOff).toContainEqual({ date: '2026-08-22', name: 'Nghỉ' });
    const worked = amended({ kind: 'make-up-day', date: '2026-09-02', for: '2026-09-01' });
    expect(worked.daysOff.map(({ date }) => date)).toEqual(['2026-08-31']);
    expect(worked.makeUpDays).toContainEqual({ date: '2026-09-02', for: '2026-09-01' });
  });

  it('adds a make-up day with hours of its own', () => {
    const calendar = calendarAfter({
      kind: 'make-up-day',
      date: '2026-03-07',
      name: 'Làm thêm',
      hours: [MORNING],
    });
    expect(calendar.closingOf('2026-03-07')).toEqual(at('2026-03-07 11:00'));
  });

  it('makes days ordinary again', () => {
    const { daysOff, makeUpDays } = amended(
      { kind: 'ordinary-day', date: '2026-08-31' },
      { kind: 'ordinary-day', date: '2026-08-22' },
    );
    expect(daysOff.map(({ date }) => date)).toEqual(['2026-09-02']);
    expect(makeUpDays).toEqual([]);
  });

  it('moves a holiday', () => {
    const calendar = calendarAfter(
      { kind: 'ordinary-day', date: '2026-09-02' },
      { kind: 'day-off', date: '2026-09-03', name: 'Quốc khánh' },
    );
    expect(calendar.isWorkingDay('2026-09-02')).toBe(true);
    expect(calendar.isWorkingDay('2026-09-03')).toBe(false);
  });

  it('says until when days off are known', () => {
    expect(amended({ kind: 'published-until', date: '2027-12-31' }).publishedUntil).toBe('2027-12-31');
  });

  it('gives one agency a day of its own, in place of the one it had, and takes it back', () => {
    const own = {
      kind: 'agency-day' as const,
      agency: 'H99.42',
      date: '2026-03-05',
      name: 'Tập huấn',
      hours: [MORNING],
    };
    expect(calendarAfter(own).closingOf('2026-03-05')).toEqual(at('2026-03-05 11:00'));
    expect(amended(own).overrides).toHaveLength(1);
    expect(amended({ ...own, agency: 'H99.43' }).overrides).toHaveLength(2);
    const back = { kind: 'agency-ordinary-day' as const, agency: 'H99.42', date: '2026-03-05' };
    expect(amended(back).overrides).toEqual([]);
  });

  it('changes the weekly hours from a date on, and leaves what was before', () => {
    const calendar = calendarAfter({
      kind: 'opening-hours',
      calendar: 'standard',
      from: '2026-07-01',
      openings: [{ weekdays: [1, 2, 3, 4, 5], opens: '07:30', closes: '16:30' }],
    });
    expect(calendar.closingOf('2026-06-30')).toEqual(at('2026-06-30 17:00'));
    expect(calendar.closingOf('2026-07-01')).toEqual(at('2026-07-01 16:30'));
    expect(calendar.dayLength('2026-06-30')).toBe(480);
    expect(calendar.dayLength('2026-07-01')).toBe(540);
  });

  it('replaces the weekly hours that would have begun on or after the date', () => {
    const hours = (from: string, closes: string): CalendarAmendment => ({
      kind: 'opening-hours',
      calendar: 'standard',
      from,
      openings: [{ weekdays: [1], opens: '08:00', closes }],
    });
    const { calendars } = amended(hours('2026-07-01', '16:00'), hours('2026-06-01', '15:00'));
    expect(calendars[0]?.openings.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      ['2024-01-01', '2026-05-31'],
      ['2024-01-01', '2026-05-31'],
      ['2026-06-01', null],
    ]);
    expect(calendars[1]).toEqual(PROVINCE.calendars[1]);
  });

  it('refuses every impossible amendment at once, by its position, in both languages', () => {
    const impossible: CalendarAmendment[] = [
      { kind: 'day-off', date: '2026-11-24', name: 'Ngày Văn hóa' },
      { kind: 'ordinary-day', date: '2026-03-04' },
      { kind: 'agency-ordinary-day', agency: 'H99.01', date: '2026-03-05' },
      {
        kind: 'opening-hours',
        calendar: 'night',
        from: '2026-07-01',
        openings: [{ weekdays: [1], ...MORNING }],
      },
    ];
    expect(refusals(...impossible)).toEqual([
      '/amendments/1 no-special-day',
      '/amendments/2 no-override',
      '/amendments/3 unknown-calendar',
    ]);
    expect(() => amended(...impossible)).toThrow(
      expect.objectContaining({
        code: 'working-calendar.invalid',
        vi: expect.stringContaining('/amendments/3 không có lịch làm việc mã này') as string,
        en: expect.stringContaining('/amendments/3 names a calendar that does not exist') as string,
      }),
    );
  });

  it('refuses amendments that would spoil the book, and judges the others without them', () => {
    const twice = [MORNING, MORNING];
    const date = '2026-03-07';
    expect(
      refusals(
        { kind: 'day-off', date: '2200-01-01', name: 'Nghỉ' },
        { kind: 'published-until', date: '1899-12-31' },
        { kind: 'make-up-day', date, name: 'Làm thêm', hours: twice },
        { kind: 'make-up-day', date, for: '2200-01-02' },
        { kind: 'agency-day', agency: 'H99.42', date, name: 'Riêng', hours: twice },
        {
          kind: 'opening-hours',
          calendar: 'standard',
          from: '2026-07-01',
          openings: [
            { weekdays: [1, 2], ...MORNING },
            { weekdays: [2, 3], ...MORNING },
          ],
        },
        { kind: 'ordinary-day', date },
      ),
    ).toEqual([
      '/amendments/0 bad-date',
      '/amendments/1 bad-date',
      '/amendments/2 overlapping-hours',
      '/amendments/3 bad-date',
      '/amendments/4 overlapping-hours',
      '/amendments/5 overlapping-openings',
      '/amendments/6 no-special-day',
    ]);
  });
});

describe('the form of an amendment', () => {
  it.each<CalendarAmendment>([
    { kind: 'make-up-day', date: '2026-03-07', for: '2026-03-06' },
    { kind: 'make-up-day', date: '2026-03-07', name: 'Làm thêm', hours: [MORNING] },
    { kind: 'agency-day', agency: 'H99.42', date: '2026-03-07', name: 'Nghỉ', hours: [] },
  ])('knows %j', (amendment) => {
    expect(calendarAmendmentSchema.parse(amendment)).toEqual(amendment);
  });

  it.each([
    { kind: 'make-up-day', date: '2026-03-07' },
    { kind: 'make-up-day', date: '2026-03-07', for: '2026-03-06', name: 'Cả hai', hours: [MORNING] },
    { kind: 'opening-hours', calendar: 'standard', from: '2026-07-01', openings: [] },
    { kind: 'holiday', date: '2026-03-07' },
  ])('refuses %j', (amendment) => {
    expect(calendarAmendmentSchema.safeParse(amendment).success).toBe(false);
  });
});
