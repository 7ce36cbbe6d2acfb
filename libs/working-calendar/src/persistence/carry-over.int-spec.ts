import { readFile } from 'node:fs/promises';
import { projectPath } from '#platform/config';
import { raw, sql } from '#platform/database';
import { createTestDatabase, type TestDatabase } from '#testing';
import { CalendarBook } from '../domain/calendar-book.ts';
import { calendarBookSchema } from '../domain/calendar-book-schema.ts';
import { at } from '../../spec/viet-nam-calendars.ts';

const migration = async (file: string) => raw(await readFile(projectPath('migrations', file), 'utf8'));

describe('the migration to calendar revisions', () => {
  let test: TestDatabase;

  /** The calendar tables as they were before it, in a database of the test's own. */
  beforeEach(async () => {
    test = await createTestDatabase();
    await test.database.query(
      raw('drop schema calendar cascade; drop schema procedure cascade; drop schema workflow cascade'),
    );
    await test.database.query(await migration('1795200000040-rules.sql'));
  });

  afterEach(() => test.close());

  const migrate = async () => test.database.query(await migration('1795200000070-calendar-revisions.sql'));
  const rows = () =>
    test.database.query<{ number: number; definition: unknown; enteredBy: string }>(
      sql`select number, definition, entered_by as "enteredBy" from calendar.revision`,
    );

  it('carries what was in force over into one revision of the same number', async () => {
    await test.database.query(
      raw(`insert into calendar.revision (number, published_until) values (7, '2026-12-31');
           insert into calendar.opening (calendar, weekday, opens, closes, valid_from, valid_to)
           select 'standard', weekday, opens, closes, '2018-01-01', null
           from generate_series(1, 5) as weekday, (values (420, 690), (810, 1020)) as hours (opens, closes);
           insert into calendar.opening (calendar, weekday, opens, closes, valid_from, valid_to)
           values ('night', 6, 1230, 1440, '2025-01-01', '2025-06-30');
           insert into calendar.special_day (day, kind, name, hours_of)
           values ('2026-09-02', 'off', 'Quốc khánh 02/9', null), ('2026-08-31', 'off', 'Nghỉ hoán đổi', null),
                  ('2026-08-22', 'working', 'Làm bù cho ngày 31/08/2026', 1),
                  ('2026-05-09', 'working', 'Làm thêm như thứ Năm', 4)`),
    );
    await migrate();
    const [revision, ...others] = await rows();
    expect(others).toEqual([]);
    expect(revision).toMatchObject({ number: 7, enteredBy: 'migration' });
    expect(revision?.definition).toEqual({
      publishedUntil: '2026-12-31',
      sources: [],
      daysOff: [
        { date: '2026-08-31', name: 'Nghỉ hoán đổi' },
        { date: '2026-09-02', name: 'Quốc khánh 02/9' },
      ],
      makeUpDays: [
        { date: '2026-05-09', for: '2026-05-07' },
        { date: '2026-08-22', for: '2026-08-31' },
      ],
      calendars: [
        {
          code: 'night',
          name: 'night',
          openings: [
            {
              weekdays: [6],
              opens: '20:30',
              closes: '24:00',
              validFrom: '2025-01-01',
              validTo: '2025-06-30',
            },
          ],
        },
        {
          code: 'standard',
          name: 'standard',
          openings: [
            {
              ...{ weekdays: [1, 2, 3, 4, 5], opens: '07:00', closes: '11:30' },
              ...{ validFrom: '2018-01-01', validTo: null },
            },
            {
              ...{ weekdays: [1, 2, 3, 4, 5], opens: '13:30', closes: '17:00' },
              ...{ validFrom: '2018-01-01', validTo: null },
            },
          ],
        },
      ],
      overrides: [],
    });
    const calendar = new CalendarBook(calendarBookSchema.parse(revision?.definition), 7).of({
      code: 'H99.01',
      calendar: 'standard',
    });
    expect(calendar.closingOf('2026-08-22')).toEqual(at('2026-08-22 17:00'));
  });

  it('leaves a province that has no calendar yet to the seed', async () => {
    await migrate();
    expect(await rows()).toEqual([]);
  });
});
