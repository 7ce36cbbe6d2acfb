import { sql } from '#platform/database';
import { createTestDatabase, eventually, type TestDatabase } from '#testing';
import { Post } from '../../spec/post.ts';
import { holdRunningDossiers, runningDossiers } from './running-dossiers.ts';

const PAGE = { after: null, limit: 100 };

describe('running dossiers that are held', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  const untilBlocked = (): Promise<void> =>
    eventually('a statement waits for a lock', async () => {
      const waiting = await test.database.query(sql`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      if (waiting.length === 0) throw new Error('none waits');
    });

  it('are read with the tasks that an act left which they had to wait for', async () => {
    const post = await Post.with(test.database, 1);
    const { dossierId: id } = await post.receive();
    await test.database.query(sql`update dossier.dossier set clock = 'running' where id = ${id}`);
    const held = await test.database.transaction(async (act) => {
      await act.query(sql`update dossier.dossier set version = version + 1 where id = ${id}`);
      await act.query(sql`update dossier.task set step = 'second' where dossier_id = ${id}`);
      const holding = test.database.transaction((tx) => holdRunningDossiers(tx, PAGE));
      await untilBlocked();
      return { holding };
    });
    expect(await held.holding).toMatchObject([{ id, version: 2, tasks: [{ step: 'second' }] }]);
  });

  it('are the same as those that are only looked at', async () => {
    const looked = await runningDossiers(test.database, PAGE);
    expect(looked).toHaveLength(1);
    expect(await test.database.transaction((tx) => holdRunningDossiers(tx, PAGE))).toEqual(looked);
    const [last] = looked;
    expect(await runningDossiers(test.database, { after: last?.id ?? null, limit: 1 })).toEqual([]);
  });
});
