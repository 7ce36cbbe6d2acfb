import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '#platform/database';
import { createTestDatabase, FakeClock, silentLogger, spoil, testConfig, type TestDatabase } from '#testing';
import { ChangeKeys } from './change-keys.ts';
import { DataKeys } from './data-keys.ts';
import { MasterKeys } from './master-keys.ts';
import { PersonalData } from './personal-data.ts';
import { ResealStoredData } from './reseal-stored-data.ts';
import { SealStoredData } from './seal-stored-data.ts';
import { dataKeyOf } from './sealed-value.ts';
import { UNOPENABLE } from './unopenable.ts';

const [first, next] = [1, 9].map((byte) => Buffer.alloc(32, byte).toString('base64'));
const BY = { actor: 'quantri.tinh', officerId: 1 };
const place = (row: number) => ({ column: 'public.note.phone_sealed', row: String(row) });

describe('data keys', () => {
  let test: TestDatabase;
  let clock: FakeClock;
  let folder: string;
  let masters: MasterKeys;
  /** A process that has known its keys since before the change. */
  let old: PersonalData;

  /** What another process, started now, would know. */
  const keysOfAnotherProcess = () => new DataKeys(test.database, masters, clock);
  const personalData = () => new PersonalData(keysOfAnotherProcess(), silentLogger());
  const changeKeys = () => new ChangeKeys(test.database, clock, keysOfAnotherProcess());
  const reseal = () => {
    const keys = keysOfAnotherProcess();
    const personal = new PersonalData(keys, silentLogger());
    return new ResealStoredData(test.database, keys, personal, clock, silentLogger()).execute();
  };
  const masterKeys = (current: string, keys: Record<string, string | undefined>) =>
    writeFileSync(join(folder, 'keys.json'), JSON.stringify({ current, keys }));
  const rows = () =>
    test.database.query<{ id: number; sealed: Buffer }>(sql`
      select id, phone_sealed as sealed from public.note where phone_sealed is not null order by id`);
  /** More than two batches; every hundredth is empty. */
  async function writeNotes(): Promise<void> {
    const personal = personalData();
    const ids = Array.from({ length: 1_200 }, (_, index) => index + 1);
    const sealed = await Promise.all(
      ids.map((id) => personal.sealOptional(id % 100 === 0 ? null : `09000${id}`, place(id))),
    );
    await test.database.query(sql`
      insert into public.note select id, sealed, 'kept' from unnest(${ids}::int[], ${sealed}::bytea[]) n(id, sealed)`);
  }
  const readable = async (): Promise<string[]> => {
    const personal = personalData();
    return Promise.all((await rows()).map(({ id, sealed }) => personal.open(sealed, place(id))));
  };

  beforeAll(async () => {
    test = await createTestDatabase();
    clock = new FakeClock();
    folder = mkdtempSync(join(tmpdir(), 'mot-cua-keys-'));
    masterKeys('test', { test: first });
    masters = new MasterKeys(testConfig({ MASTER_KEYS_FILE: join(folder, 'keys.json') }));
    await test.database.query(sql`
      create table public.note (id int primary key, phone_sealed bytea, phone_index bytea)`);
    // As a database is before its first setup.
    await test.database.query(sql`update organization.officer set email_sealed = null, phone_sealed = null`);
    await test.database.query(sql`truncate personal_data.data_key cascade`);
  });
  afterAll(async () => {
    await test.close();
    rmSync(folder, { recursive: true });
  });

  it('are made once, however many setups run at once', async () => {
    await expect(personalData().seal('1', place(1))).rejects.toThrow('run the setup');
    const made = await Promise.all([1, 2, 3].map(() => keysOfAnotherProcess().ensure()));
    expect(made.sort()).toEqual([0, 0, 2]);
    expect(await keysOfAnotherProcess().ensure()).toBe(0);
    await writeNotes();
  });

  it('are wrapped anew for a new master key without a restart, and then need the old one no more', async () => {
    const running = personalData();
    const sealed = await running.seal('0900000001', place(1));
    masterKeys('next', { test: first, next });
    expect(await keysOfAnotherProcess().rewrap()).toBe(2);
    expect(await keysOfAnotherProcess().rewrap()).toBe(0);
    masterKeys('next', { next });
    expect(await running.open(sealed, place(1))).toBe('0900000001');
    expect(await personalData().open(sealed, place(1))).toBe('0900000001');
    expect(await readable()).toHaveLength(1_188);
  });

  it('without their master key stay closed, and the reason names no key material', async () => {
    masterKeys('other', { other: first });
    const failure: unknown = await personalData()
      .seal('0900000001', place(1))
      .catch((error: unknown) => error);
    expect(String(failure)).toContain('the master key next is not in');
    writeFileSync(join(folder, 'keys.json'), `{"current": "next", "keys": {"next": "${next}" oops`);
    const damaged: unknown = await personalData()
      .seal('0900000001', place(1))
      .catch((error: unknown) => error);
    expect(String(damaged)).toContain('keys.json');
    expect(String(damaged)).not.toContain(next!.slice(0, 8));
    masterKeys('next', { next });
  });

  it('that nobody has make no value one that does not open: it may tomorrow', async () => {
    const sealed = await personalData().seal('0900000001', place(1));
    masterKeys('other', { other: first });
    await expect(personalData().attempt(sealed, place(1))).rejects.toThrow('the master key next is not in');
    masterKeys('next', { next });
    expect(await personalData().attempt(sealed, place(1))).toEqual({ text: '0900000001' });
  });

  it.each<[string, (sealed: Buffer) => Buffer]>([
    ['altered', (sealed) => Buffer.concat([sealed.subarray(0, -1), Buffer.from([sealed.at(-1)! ^ 1])])],
    ['cut', (sealed) => sealed.subarray(0, 20)],
    [
      'sealed with a key that is gone',
      (sealed) => Buffer.concat([Buffer.from([1, 0, 1, 0, 0]), sealed.subarray(5)]),
    ],
  ])('do not open what was %s: it is refused in words, and says so among others', async (_, harm) => {
    const personal = personalData();
    const harmed = harm(await personal.seal('0900000001', place(1)));
    await expect(personal.open(harmed, place(1))).rejects.toMatchObject({ code: 'personal-data.unopenable' });
    expect(await personal.attempt(harmed, place(1))).toEqual({
      ...{
        text: null,
        why: expect.stringMatching(/^personal-data\.unopenable: .+public\.note\.phone_sealed/),
      },
    });
    expect(await personal.openToShow(harmed, place(1))).toBe(UNOPENABLE);
    expect(await personal.openToShow(null, place(1))).toBeNull();
  });

  it('cannot be exchanged with one another in the database', async () => {
    await test.database.query(sql`
      update personal_data.data_key k set wrapped = o.wrapped
      from personal_data.data_key o where o.purpose <> k.purpose`);
    await expect(personalData().seal('1', place(1))).rejects.toThrow();
    await test.database.query(sql`
      update personal_data.data_key k set wrapped = o.wrapped
      from personal_data.data_key o where o.purpose <> k.purpose`);
    expect(await readable()).toHaveLength(1_188);
  });

  it('are changed one at a time', async () => {
    old = personalData();
    await old.seal('1', place(1));
    const begun = await Promise.allSettled([1, 2, 3].map(() => changeKeys().begin(BY)));
    expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of begun) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ code: 'personal-data.key-change-under-way' });
      }
    }
  });

  it('give way to a new one in every value, readable at every moment; the old one is retired when none is left', async () => {
    const before = await readable();
    const [{ key: fresh } = { key: 0 }] = await test.database.query<{ key: number }>(sql`
      select data_key_id as key from personal_data.key_change where done_at is null`);

    expect(await reseal()).toBeGreaterThanOrEqual(1_188);
    expect(await readable()).toEqual(before);
    expect((await rows()).every(({ sealed }) => dataKeyOf(sealed) === fresh)).toBe(true);
    expect((await changeKeys().show()).change).toMatchObject({ doneAt: null });

    // A process that does not know the new key yet.
    const late = await old.seal('0911111111', place(100));
    expect(dataKeyOf(late)).not.toBe(fresh);
    await test.database.query(sql`update public.note set phone_sealed = ${late} where id = 100`);
    clock.advance({ minutes: 3 });
    await reseal();
    expect(await reseal()).toBe(0);
    expect((await rows()).every(({ sealed }) => dataKeyOf(sealed) === fresh)).toBe(true);
    expect(await readable()).toHaveLength(1_189);
    const { keys, change } = await changeKeys().show();
    expect(change).toMatchObject({ dataKey: fresh, doneAt: clock.now() });
    expect(keys.filter(({ retiredAt }) => retiredAt !== null)).toHaveLength(1);
    expect(await test.database.query(sql`select from public.note where phone_index <> 'kept'`)).toEqual([]);
  });

  it('pass over a value that does not open, which is left as it is, and give way in all others', async () => {
    await spoil(test.database, 'public.note.phone_sealed', sql`id = 5`);
    await test.database.query(sql`update public.note set phone_sealed = '\\x00' where id = 6`);
    const before = await rows();
    await changeKeys().begin(BY);
    const [{ key: fresh } = { key: 0 }] = await test.database.query<{ key: number }>(sql`
      select data_key_id as key from personal_data.key_change where done_at is null`);
    clock.advance({ minutes: 3 });
    await reseal();
    clock.advance({ minutes: 3 });
    await reseal();
    const after = await rows();
    const left = after.filter(({ id, sealed }) => id === 6 || dataKeyOf(sealed) !== fresh);
    expect(left).toEqual(before.filter(({ id }) => id === 5 || id === 6));
    expect((await changeKeys().show()).change).toMatchObject({ dataKey: fresh, doneAt: clock.now() });
    await test.database.query(sql`update public.note set phone_sealed = null where id in (5, 6)`);
  });

  it('leave a value alone that was changed meanwhile', async () => {
    await changeKeys().begin(BY);
    const personal = personalData();
    const newer = await personal.seal('0922222222', place(1));
    await test.database.query(sql`update public.note set phone_sealed = null where id = 2`);
    await test.database.query(sql`update public.note set phone_sealed = ${newer} where id = 1`);
    await reseal();
    expect(await personal.open((await rows())[0]!.sealed, place(1))).toBe('0922222222');
    expect((await rows())[1]!.id).toBe(3);
  });

  it('seal what a database held in the clear before, once', async () => {
    await test.database.query(sql`
      create table personal_data.unsealed (column_name text, row_id text, clear text, enciphered bytea)`);
    await test.database.query(sql`
      insert into personal_data.unsealed
      select 'public.note.phone_sealed', id::text, '093333' || id, null from public.note where id % 100 = 0`);
    await test.database.query(sql`update public.note set phone_sealed = null where id % 100 = 0`);
    const personal = personalData();
    const seal = new SealStoredData(test.database, personal, masters);
    expect(await seal.execute()).toBe(12);
    expect(await seal.execute()).toBe(0);
    const [row] = await test.database.query<{ sealed: Buffer; index: Buffer }>(sql`
      select phone_sealed as sealed, phone_index as index from public.note where id = 200`);
    expect(await personal.open(row!.sealed, place(200))).toBe('093333200');
    expect(row!.index).toEqual(await personal.indexOf('phone', '093333200'));
  });
});
