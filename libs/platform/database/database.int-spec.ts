import sql from 'sql-template-tag';
import { createTestDatabase, type TestDatabase } from '#testing';
import { createDataSource } from './data-source.ts';
import { Database, type Transaction } from './database.ts';
import { isDatabaseUnavailable, violatesUnique, wasStopped } from './postgres-error.ts';
import { statementLimit } from './statement-limit.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

describe('a prepared statement', () => {
  const twice = (number: number) => sql`select ${number}::int * 2 as doubled`;
  const keptBy = (tx: Transaction) =>
    tx.query<{ statement: string }>(sql`
      select statement from pg_prepared_statements where statement like '%as doubled' or statement like '%as tripled'`);

  it('is answered for the values of each call', async () => {
    expect(await test.database.queryPrepared(twice(3))).toEqual([{ doubled: 6 }]);
    expect(await test.database.queryPrepared(twice(4))).toEqual([{ doubled: 8 }]);
  });

  it('is kept once by a connection, apart from every other text', async () => {
    const kept = await test.database.transaction(async (tx) => {
      await tx.queryPrepared(twice(3));
      await tx.queryPrepared(twice(4));
      await tx.queryPrepared(sql`select ${5}::int * 3 as tripled`);
      return keptBy(tx);
    });
    expect(kept.map(({ statement }) => statement).sort()).toEqual([
      'select $1::int * 2 as doubled',
      'select $1::int * 3 as tripled',
    ]);
  });

  it('sees what its own transaction wrote', async () => {
    const seen = await test.database.transaction(async (tx) => {
      await tx.query(sql`create temporary table note (text text) on commit drop`);
      await tx.queryPrepared(sql`insert into note values (${'trong giao dịch'})`);
      return tx.queryPrepared(sql`select text from note`);
    });
    expect(seen).toEqual([{ text: 'trong giao dịch' }]);
  });

  it('fails with the reason the database gave', async () => {
    const officer = () => sql`
      insert into organization.officer (username, full_name) values (${'ai.do'}, 'Người Mẫu')`;
    await test.database.queryPrepared(officer());
    const failure = test.database.queryPrepared(officer()).catch((error: unknown) => error);
    expect(violatesUnique(await failure, 'officer_username_unique')).toBe(true);
  });
});

describe('a connection the server ends', () => {
  it('is lent to nobody after the statement that was told so', async () => {
    for (let times = 0; times < 40; times += 1) {
      const failure = await test.database
        .query(sql`select pg_terminate_backend(pg_backend_pid())`)
        .catch((error: unknown) => error);
      expect(isDatabaseUnavailable(failure)).toBe(true);
      expect(await test.database.query(sql`select ${times}::int as times`)).toEqual([{ times }]);
    }
  });

  it('fails the transaction it was in with the reason the server gave', async () => {
    const failure = await test.database
      .transaction((tx) => tx.query(sql`select pg_terminate_backend(pg_backend_pid())`))
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ driverError: { code: '57P01' } });
  });
});

describe('work under a limit', () => {
  const limitNow = sql`select current_setting('statement_timeout') as "limit"`;

  it.each([
    ['by itself', () => test.database.query(sql`select pg_sleep(60)`)],
    ['prepared', () => test.database.queryPrepared(sql`select pg_sleep(60)`)],
    ['in a transaction', () => test.database.transaction((tx) => tx.query(sql`select pg_sleep(60)`))],
  ])('has a statement stopped that runs longer: %s', async (_, work) => {
    const failure = await statementLimit.of(50, work).catch((error: unknown) => error);
    expect([wasStopped(failure), isDatabaseUnavailable(failure)]).toEqual([true, false]);
  });

  it('leaves none on the connection that somebody else is lent', async () => {
    const alone = createDataSource({ url: test.url, pool: 1, applicationName: 'mot-cua-test' });
    const database = new Database(await alone.initialize());
    const seen = async () => (await database.query(limitNow))[0];
    const told = [
      await seen(),
      await statementLimit.of(1_500, seen),
      await statementLimit.of(2_500, seen),
      await seen(),
    ];
    await alone.destroy();
    expect(told).toEqual([{ limit: '0' }, { limit: '1500ms' }, { limit: '2500ms' }, { limit: '0' }]);
  });
});
