import { QUEUE_POLICIES } from '#platform/queue';
import { queueStores } from '#testing';
import { Child } from './measure/child.ts';
import { circumstances, grouped, magnitude, publish, table, withRange } from './measure/page.ts';
import { interleave, type Pace, ratios, spread } from './measure/rounds.ts';
import { type Desk, Messages, MESSAGES_A_PERSON, type Waited } from './running/messages.ts';

/** As many at once in BullMQ alone as in the product's queues of new texts and letters together. */
const CONCURRENCY = (['deliver-sms', 'deliver-email', 'bulk-sms', 'bulk-email'] as const).reduce(
  (sum, queue) => sum + QUEUE_POLICIES[queue].concurrency,
  0,
);
/** What GOV.UK Notify is held to, so long. */
const RATE = { perSecond: 350, seconds: 120 };
const ROUNDS = 3;
const BACKLOG = 1_000;
/** What one agency sends at once, and another meanwhile. */
const BURST = 10_000;
const TRICKLE = { perSecond: 6, seconds: 40 };

// Where less goes out than is written, what has piled up takes its time.
jest.setTimeout(90 * 60_000);

const people = (messages: number) => messages / MESSAGES_A_PERSON;

/** What came of it on one store. */
interface Measured {
  store: string;
  drained: Record<'product' | 'floor', Pace[]>;
  paced: Waited;
  floor: { p50: number; p99: number };
  alone: Waited;
  beside: Waited;
}

const measured: Measured[] = [];
let where: string;

describe.each(queueStores())('messages to applicants, queues on $name', (store) => {
  let messages: Messages;
  let floor: Child;
  let one: Desk;
  let other: Desk;
  const found = { store: store.name } as Measured;

  beforeAll(async () => {
    messages = await Messages.start(store);
    floor = Child.start('floor/no-op-jobs.mjs');
    const { REDIS_URL: redis } = store.settings;
    const concurrency = CONCURRENCY;
    await floor.ask(redis ? { redis, concurrency } : { postgres: messages.system.databaseUrl, concurrency });
    const backlogs = people(BACKLOG) * (ROUNDS + 1);
    one = await messages.desk('H99.41.01', backlogs + people(RATE.perSecond * RATE.seconds) + people(BURST));
    other = await messages.desk('H99.42.01', people(TRICKLE.perSecond * TRICKLE.seconds) * 2);
  });
  afterAll(async () => {
    await floor.stop();
    await messages.close();
  });

  it('go out at a measured share of the pace of jobs that do nothing', async () => {
    found.drained = await interleave(
      {
        product: () => messages.drain(one, people(BACKLOG)),
        floor: () => floor.ask<Pace>({ act: 'drain', jobs: BACKLOG }),
      },
      ROUNDS,
    );
  });

  it(`are all sent when ${RATE.perSecond} a second are written for ${RATE.seconds} seconds`, async () => {
    found.floor = await floor.ask({ act: 'pace', ...RATE });
    found.paced = await messages.pace(one, people(RATE.perSecond), RATE.seconds);
    expect(found.paced.messages).toBe(RATE.perSecond * RATE.seconds);
  });

  it(`of one agency wait at most twice as long while another sends ${grouped(BURST)} at once`, async () => {
    const trickle = () => messages.pace(other, people(TRICKLE.perSecond), TRICKLE.seconds);
    found.alone = await trickle();
    await messages.tell(one, people(BURST));
    found.beside = await trickle();
    const left = await messages.left(one);
    await messages.gone();
    where = await circumstances(messages.system.database);
    measured.push(found);
    // Else they were not beside it.
    expect(left).toBeGreaterThan(0);
    expect(found.beside.p99 / found.alone.p99).toBeLessThanOrEqual(2);
  });
});

describe('what was measured of messages', () => {
  it('is written down', async () => {
    await publish('notifications', [where, ...measured.map(pageOf)].join('\n\n'));
    expect(measured).not.toEqual([]);
  });
});

const pageOf = ({ store, drained, paced, floor, alone, beside }: Measured): string => {
  const seconds = (value: number) => `${value.toFixed(3)} s`;
  const middle = (paces: readonly Pace[]) =>
    magnitude(spread(paces.map(({ perSecond }) => perSecond)).median);
  return [
    `Queues on ${store}: ${middle(drained.product)} messages/s, ${middle(drained.floor)} jobs/s that do nothing: ` +
      `${withRange(ratios(drained.product, drained.floor))} of them.`,
    table(
      ['From commit to call', 'p50', 'p99'],
      [
        [
          `${RATE.perSecond} a second for ${RATE.seconds} s, sent in ${Math.round(paced.seconds)} s`,
          seconds(paced.p50),
          seconds(paced.p99),
        ],
        ['Jobs that do nothing, as many', seconds(floor.p50), seconds(floor.p99)],
        ['Ratio', (paced.p50 / floor.p50).toFixed(0), (paced.p99 / floor.p99).toFixed(0)],
        [`An agency with ${TRICKLE.perSecond} a second alone`, seconds(alone.p50), seconds(alone.p99)],
        [`Beside another’s ${grouped(BURST)} at once`, seconds(beside.p50), seconds(beside.p99)],
        ['Ratio', (beside.p50 / alone.p50).toFixed(2), (beside.p99 / alone.p99).toFixed(2)],
      ],
    ),
  ].join('\n\n');
};
