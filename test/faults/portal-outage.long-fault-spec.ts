import { civilDate, SystemClock } from '#platform/clock';
import { queueStores, testCount } from '#testing';
import { commitInHand, grouped, publish, table } from '../benchmarks/measure/page.ts';
import { DrainingSystem, type ReceivedMeanwhile } from '../support/draining-system.ts';
import { DRAINED_HEAD, drainedLine } from '../support/drained-line.ts';
import { equalToHistory } from '../support/portal-ledger.ts';

/** Pending when the portal is back. */
const CHANGES = testCount(200_000);
/** Dossiers in the hands of a worker, twice, each with all of its changes. */
const BEFORE_A_LIVE_ONE = 2 * 40 * 5;

/** Of production: what is told does not hang on how patient workers are. */
const PRODUCTION = {
  ...{ CALL_TIMEOUT_SECONDS: 30, RELAY_SECONDS: 0.25, SWEEP_SECONDS: 15, STALE_SECONDS: 600 },
  ...{ RETRY_SECONDS: 5, RETRY_LONGEST_SECONDS: 300, OVERDUE_SCAN_SECONDS: 30 },
};

jest.setTimeout(100 * 60_000);

const lines: string[][] = [];
const desks: string[][] = [];

describe.each(queueStores())('changes of three days without the portal, queues on $name', (store) => {
  let draining: DrainingSystem;

  beforeAll(async () => {
    draining = await DrainingSystem.start(store, PRODUCTION);
  });
  afterAll(() => draining.close());

  it(`are told in order when it is back, ${grouped(CHANGES)} of them, while a desk receives`, async () => {
    const pending = await draining.pend(CHANGES);
    await draining.outage(1_000);
    const live: ReceivedMeanwhile[] = [];
    const receive = async () => {
      const one = await draining.receiveMeanwhile();
      if ((await draining.left()) > 0) live.push(one);
    };
    const drained = await draining.drained({ meanwhile: receive });
    const found = await draining.ledger(pending);
    lines.push(drainedLine(store.name, 'portal down for 72 h', drained, found));
    desks.push(deskOf(store.name, live));
    expect(found).toMatchObject(equalToHistory);
    expect(live.length).toBeGreaterThan(0);
    expect(Math.max(...live.map(({ others }) => others))).toBeLessThanOrEqual(BEFORE_A_LIVE_ONE);
    expect(await draining.ledger()).toMatchObject(equalToHistory);
  });
});

afterAll(() => {
  const when = `Run on ${civilDate(new SystemClock().now())} at commit ${commitInHand()}.`;
  const tables = [table(DRAINED_HEAD, lines), table(DESK_HEAD, desks)];
  return publish('portal outage', [when, ...tables].join('\n\n'), 'faults.md');
});

const DESK_HEAD = [
  'Queues',
  'Received meanwhile',
  'Answered, p50',
  'longest',
  'Told the portal after',
  'Others before',
];

const deskOf = (name: string, live: readonly ReceivedMeanwhile[]): string[] => {
  const answers = live.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  return [
    ...[name, String(live.length)],
    `${Math.round(answers[Math.floor(answers.length / 2)] ?? 0)} ms`,
    `${Math.round(answers.at(-1) ?? 0)} ms`,
    `at most ${Math.max(...live.map(({ seconds }) => seconds)).toFixed(1)} s`,
    `at most ${Math.max(...live.map(({ others }) => others))}`,
  ];
};
