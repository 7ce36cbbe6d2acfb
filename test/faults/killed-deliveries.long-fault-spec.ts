import { civilDate, SystemClock } from '#platform/clock';
import { queueStores, testSeed } from '#testing';
import { commitInHand, publish, table } from '../benchmarks/measure/page.ts';
import { TellingSystem } from '../support/telling-system.ts';
import type { ToldArrivals } from '../support/told-arrivals.ts';

const PEOPLE = 2_500;
const MESSAGES = 2 * PEOPLE;
const KILLS = 100;
/** How many are told something while a gateway is down, and as many again once it is back. */
const MEANWHILE = 250;
const SETTLING_MS = 600_000;

const seed = testSeed();
const lines: string[][] = [];

describe.each(queueStores())(`${MESSAGES} messages, queues on $name (TEST_SEED=${seed})`, (store) => {
  let telling: TellingSystem;

  beforeAll(async () => {
    telling = await TellingSystem.start(store, PEOPLE + 2 * MEANWHILE);
  });
  afterEach(async () => {
    await telling.system.killWorkers();
    telling.system.mend();
  });
  afterAll(() => telling.close());

  const keep = (what: string, kills: number, { arrived, failed, lost, doubled, cutOff }: ToldArrivals) =>
    lines.push([
      ...[store.name, what],
      ...[kills, arrived + failed + lost.length, arrived, failed, lost.length, doubled, cutOff].map(String),
    ]);

  it(`all arrive or stand as failed, though workers are killed ${KILLS} times and the queues are lost`, async () => {
    const told = await telling.tell(PEOPLE);
    await telling.killWorkers({ kills: KILLS, seed, within: 0.9 * MESSAGES, wipeAt: KILLS / 2 });
    await telling.told(SETTLING_MS);
    const found = await telling.arrivals(told);
    keep('workers killed, queues lost', KILLS, found);
    expect(found).toMatchObject({ arrived: MESSAGES, failed: 0, lost: [] });
    expect(found.doubled).toBeLessThanOrEqual(found.cutOff);
  });

  it('all arrive while a gateway is down for ten minutes and when it is back', async () => {
    const { system } = telling;
    const before = await telling.arrivals([]);
    system.misbehave({ target: 'sms', kind: 'down' });
    system.startWorker();
    const told = [...(await telling.tell(MEANWHILE))];
    await telling.told(SETTLING_MS);
    system.clock.advance({ minutes: 10 });
    system.mend();
    told.push(...(await telling.tell(MEANWHILE)));
    await telling.told(SETTLING_MS);
    const found = await telling.arrivals(told);
    keep('a gateway down', 0, { ...found, cutOff: found.cutOff - before.cutOff });
    expect(found).toMatchObject({ arrived: 4 * MEANWHILE, failed: 0, lost: [], doubled: 0 });
  });
});

afterAll(() => {
  const head = [
    'Queues',
    'What happened',
    'Kills',
    'Messages',
    'Arrived',
    'Failed',
    'Lost',
    'Doubled',
    'Cut off',
  ];
  const when = `Run on ${civilDate(new SystemClock().now())} at commit ${commitInHand()}, seed ${seed}.`;
  return publish('messages', [when, table(head, lines)].join('\n\n'), 'faults.md');
});
