import { queueStores, servedFrom } from '#testing';
import { allOnceInOrder, arrivalsOf } from '../support/arrivals.ts';
import { DatabaseLine } from '../support/database-line.ts';
import { System } from '../support/system.ts';
import { BIRTH_ROAD, type HoaBan, hoaBan, receive, walk, walkTo } from '../support/walk.ts';

jest.setTimeout(120_000);

describe.each(queueStores())('a worker whose line to $name is cut', (store) => {
  let system: System;
  let officers: HoaBan;
  let line: DatabaseLine;

  beforeAll(async () => {
    system = await System.start(store);
    officers = await hoaBan(system);
    line = await DatabaseLine.lay();
  });
  afterAll(async () => {
    await system.close();
    await line.cut();
  });

  it('goes on by itself when it is mended; nothing of what happened meanwhile is lost', async () => {
    const { REDIS_URL } = store.settings;
    const over: Record<string, string> = REDIS_URL
      ? { REDIS_URL: line.over(REDIS_URL) }
      : servedFrom(line.over(system.databaseUrl));
    const worker = system.startWorker(over);
    const dossiers = [await receive(officers.desk), await receive(officers.desk)];
    await system.settled();

    await line.cut();
    await walkTo('done', dossiers[0].id, officers);
    dossiers.push(await receive(officers.desk));
    await system.until('the worker has noticed', () => expect(worker.log).toMatch(/ECONNREFUSED/));

    await line.mend();
    await walk(BIRTH_ROAD, 'review', dossiers[1].id, officers);
    await system.settled();
    expect(await arrivalsOf(system)).toMatchObject({ ...allOnceInOrder, dossiers: 3 });
  });
});
