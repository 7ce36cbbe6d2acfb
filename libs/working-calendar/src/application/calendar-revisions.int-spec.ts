import { readFile } from 'node:fs/promises';
import { projectPath } from '#platform/config';
import { sql } from '#platform/database';
import { createTestDatabase, FakeClock, type TestDatabase } from '#testing';
import { PROVINCE } from '../../spec/province-book.ts';
import { at } from '../../spec/viet-nam-calendars.ts';
import { amendBook } from '../domain/amend-book.ts';
import type { CalendarBookDefinition } from '../domain/calendar-book-schema.ts';
import { holidaysSchema, officeHoursSchema } from './calendar-files.ts';
import { Calendars } from './calendars.ts';
import { EnterCalendarRevision } from './enter-calendar-revision.ts';
import { ImportCalendars } from './import-calendars.ts';

const AGENCY = { code: 'H99.01', calendar: 'standard' };
const CLOSED_MONDAY = { kind: 'day-off', date: '2026-03-02', name: 'Nghỉ đột xuất' } as const;

const seedFile = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(projectPath('seed', 'calendar', name), 'utf8'));

describe('calendar revisions', () => {
  let test: TestDatabase;
  let calendars: Calendars;
  let importCalendars: ImportCalendars;
  const clock = new FakeClock();

  const importSeed = async (): Promise<number | undefined> =>
    importCalendars.execute(
      holidaysSchema.parse(await seedFile('holidays.json')),
      officeHoursSchema.parse(await seedFile('office-hours.json')),
    );
  const enter = (basedOn: number, definition: CalendarBookDefinition): Promise<number> =>
    test.database.transaction((tx) =>
      new EnterCalendarRevision().execute(tx, {
        basedOn,
        definition,
        enteredAt: clock.now(),
        enteredBy: 'admin',
        ground: 'Công văn 1/UBND',
      }),
    );
  const rows = () =>
    test.database.query<{ number: number; enteredAt: Date; enteredBy: string; ground: string }>(sql`
      select number, entered_at as "enteredAt", entered_by as "enteredBy", ground
      from calendar.revision order by number`);

  beforeEach(async () => {
    test = await createTestDatabase();
    calendars = new Calendars(test.database);
    importCalendars = new ImportCalendars(test.database, clock);
  });

  afterEach(() => test.close());

  it('begin with the seed, which is entered once however often it is imported', async () => {
    expect(await rows()).toMatchObject([{ number: 1, enteredBy: 'seed' }]);
    expect(await importSeed()).toBeUndefined();
    expect(await rows()).toHaveLength(1);
    const book = await calendars.current();
    expect(book.revision).toBe(1);
    expect(book.of(AGENCY).isWorkingDay('2026-09-02')).toBe(false);
  });

  it('keep the seed’s grounds and the time it was entered', async () => {
    await test.database.query(sql`delete from calendar.revision`);
    expect(await importSeed()).toBe(1);
    const [entered] = await rows();
    expect(entered?.enteredAt).toEqual(clock.now());
    expect(entered?.ground).toContain('Nghị quyết 28/2026/QH16');
  });

  it('leave what was entered in force when the seed is imported again', async () => {
    const { definition } = await calendars.current();
    expect(await enter(1, amendBook(definition, [CLOSED_MONDAY]))).toBe(2);
    expect(await importSeed()).toBeUndefined();
    calendars.forget();
    expect((await calendars.current()).revision).toBe(2);
  });

  it('take in a seed that says something new', async () => {
    const holidays = holidaysSchema.parse(await seedFile('holidays.json'));
    const officeHours = officeHoursSchema.parse(await seedFile('office-hours.json'));
    expect(await importCalendars.execute({ ...holidays, publishedUntil: '2027-12-31' }, officeHours)).toBe(2);
    calendars.forget();
    expect((await calendars.current()).publishedUntil).toBe('2027-12-31');
  });

  it('are reckoned with as they were, when a newer one says otherwise', async () => {
    const before = await calendars.current();
    await enter(1, amendBook(before.definition, [CLOSED_MONDAY]));
    calendars.forget();
    const now = await calendars.current();
    const friday = at('2026-02-27 16:00');
    expect(now.of(AGENCY).add(friday, 120).at).toEqual(at('2026-03-03 08:00'));
    const fresh = await new Calendars(test.database).at(1);
    expect(fresh.of(AGENCY).add(friday, 120).at).toEqual(at('2026-03-02 08:00'));
    expect(await rows()).toMatchObject([{ number: 1 }, { number: 2, enteredBy: 'admin' }]);
  });

  it('are seen by the process that entered one as soon as it forgets, by others within seconds', async () => {
    const { definition } = await calendars.current();
    await enter(1, { ...definition, publishedUntil: '2027-12-31' });
    expect((await calendars.current()).revision).toBe(1);
    calendars.forget();
    expect((await calendars.current()).revision).toBe(2);
  });

  it('are built once each, and rebuilt when they fell out of memory', async () => {
    for (let number = 1; number < 10; number += 1) {
      await enter(number, { ...PROVINCE, sources: [`${number}`] });
    }
    const second = await calendars.at(2);
    expect(await calendars.at(2)).toBe(second);
    for (let number = 3; number <= 10; number += 1) await calendars.at(number);
    expect(await calendars.at(2)).not.toBe(second);
    expect((await calendars.at(2)).definition).toEqual(second.definition);
  });

  it('refuse what is based on one that is not the newest, and on one that does not exist', async () => {
    await enter(1, PROVINCE);
    const refusal = { code: 'working-calendar.stale', parameters: { revision: 2 } };
    await expect(enter(1, PROVINCE)).rejects.toMatchObject(refusal);
    await expect(enter(7, PROVINCE)).rejects.toMatchObject(refusal);
    expect(await rows()).toHaveLength(2);
  });

  it('let one of two succeed who enter at once', async () => {
    const outcomes = await Promise.allSettled([enter(1, PROVINCE), enter(1, PROVINCE), enter(1, PROVINCE)]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(2);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'working-calendar.stale' });
    expect(await rows()).toHaveLength(2);
  });

  it('refuse a book with faults, and name them all', async () => {
    const spoilt = { ...PROVINCE, publishedUntil: '2200-01-01', daysOff: [CLOSED_MONDAY, CLOSED_MONDAY] };
    await expect(enter(1, spoilt)).rejects.toMatchObject({
      code: 'working-calendar.invalid',
      extensions: {
        errors: [
          { pointer: '/publishedUntil', code: 'bad-date' },
          { pointer: '/daysOff/1/date', code: 'duplicate-date' },
        ],
      },
    });
    expect(await rows()).toHaveLength(1);
  });

  it('are missed by name', async () => {
    await expect(calendars.at(99)).rejects.toThrow('there is no calendar revision 99');
    await test.database.query(sql`delete from calendar.revision`);
    await expect(calendars.current()).rejects.toThrow('no working calendar was entered');
  });
});
