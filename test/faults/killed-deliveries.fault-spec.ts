import { sql } from '#platform/database';
import { queueStores, testSeed } from '#testing';
import { TellingSystem } from '../support/telling-system.ts';

jest.setTimeout(180_000);

const PEOPLE = 60;
const KILLS = 4;

/** The short form of `npm run faults`. */
describe.each(queueStores())('messages to many people, queues on $name', (store) => {
  let telling: TellingSystem;

  beforeAll(async () => {
    telling = await TellingSystem.start(store, PEOPLE * 2);
  });
  afterEach(async () => {
    await telling.system.killWorkers();
    telling.system.mend();
  });
  afterAll(() => telling.close());

  it('all arrive or stand as failed, though workers are killed and the queues are lost on the way', async () => {
    const told = await telling.tell(PEOPLE);
    await telling.killWorkers({ kills: KILLS, seed: testSeed(), within: 1.5 * PEOPLE, wipeAt: KILLS / 2 });
    await telling.told();
    const { doubled, cutOff, ...found } = await telling.arrivals(told);
    expect(found).toEqual({ arrived: 2 * PEOPLE, failed: 0, lost: [] });
    expect(doubled).toBeLessThanOrEqual(cutOff);
  });

  it('all arrive over the other gateway while one is down, which is used again once it is back', async () => {
    const { system } = telling;
    system.misbehave({ target: 'sms', kind: 'down' });
    system.startWorker();
    const before = await telling.tell(PEOPLE / 2);
    await telling.told();
    system.mend();
    expect(await telling.arrivals(before)).toMatchObject({ arrived: PEOPLE, failed: 0, lost: [] });
    // The quarter of an hour after which what it did is forgotten, and the hour and a half in which it returns.
    system.clock.advance({ minutes: 15 + 90 });
    await system.until('the gateway has its share again', async () => {
      const [one] = await system.database.query<{ weight: number }>(sql`
        select weight from notification.gateway where name = 'viettel'`);
      expect(one!.weight).toBeGreaterThan(0);
    });
    const takenBefore = system.sms.messages().length;
    const after = await telling.tell(PEOPLE / 2);
    await telling.told();
    expect(await telling.arrivals(after)).toMatchObject({ arrived: PEOPLE, failed: 0, lost: [] });
    expect(system.sms.messages().length).toBeGreaterThan(takenBefore);
  });
});
