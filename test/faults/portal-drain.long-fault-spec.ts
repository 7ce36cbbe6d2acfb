import { civilDate, SystemClock } from '#platform/clock';
import { queueStores, type Settings, testCount, testSeed } from '#testing';
import { commitInHand, grouped, publish, table } from '../benchmarks/measure/page.ts';
import { type Drained, DrainingSystem, type ReceivedMeanwhile } from '../support/draining-system.ts';
import { equalToHistory, type PortalLedger } from '../support/portal-ledger.ts';
import { portalTroubles } from '../support/portal-troubles.ts';

/** Pending when the portal is back. */
const CHANGES = testCount(200_000);
const SOME = 5_000;
const KILLS = 100;
/** Dossiers in the hands of a worker, twice, each with all of its changes. */
const BEFORE_A_LIVE_ONE = 2 * 40 * 5;

jest.setTimeout(100 * 60_000);

const seed = testSeed();
const lines: string[][] = [];
const desks: string[][] = [];

/** Of production, where what is told does not depend on how patient workers are. */
const PRODUCTION = {
  ...{ CALL_TIMEOUT_SECONDS: 30, RELAY_SECONDS: 0.25, SWEEP_SECONDS: 15, STALE_SECONDS: 600 },
  ...{ RETRY_SECONDS: 5, RETRY_LONGEST_SECONDS: 300, OVERDUE_SCAN_SECONDS: 30 },
};

describe.each(queueStores())(
  `changes that wait for the portal, queues on $name (TEST_SEED=${seed})`,
  (store) => {
    let draining: DrainingSystem;

    const systemOf = (settings: Settings) => {
      beforeAll(async () => {
        draining = await DrainingSystem.start(store, settings);
      });
      afterEach(async () => {
        await draining.system.killWorkers();
        draining.system.mend();
      });
      afterAll(() => draining.close());
    };

    /** Drains what is pending, and holds the portal against the history. */
    const proven = async (
      what: string,
      pending: readonly string[],
      besides: Parameters<DrainingSystem['drained']>[0] = {},
    ) => {
      const drained = await draining.drained(besides);
      const found = await draining.ledger(pending);
      lines.push(lineOf(store.name, what, drained, found));
      expect(found).toMatchObject(equalToHistory);
    };

    describe('after an outage', () => {
      systemOf(PRODUCTION);

      it(`are told in order when it is back after three days, ${grouped(CHANGES)} of them, while a desk receives`, async () => {
        const pending = await draining.pend(CHANGES);
        await draining.outage(1_000);
        const live: ReceivedMeanwhile[] = [];
        const receive = async () => {
          const one = await draining.receiveMeanwhile();
          if ((await draining.left()) > 0) live.push(one);
        };
        await proven('portal down for 72 h', pending, { meanwhile: receive });
        desks.push(deskOf(store.name, live));
        expect(live.length).toBeGreaterThan(0);
        expect(Math.max(...live.map(({ others }) => others))).toBeLessThanOrEqual(BEFORE_A_LIVE_ONE);
        expect(await draining.ledger()).toMatchObject(equalToHistory);
      });
    });

    describe('on bad days', () => {
      systemOf({});

      it(`are told once and in order by workers that are killed ${KILLS} times`, async () => {
        const pending = await draining.pend(SOME);
        const kill = () => draining.killWorkers({ kills: KILLS, seed, within: 0.2 * SOME });
        await proven(`workers killed ${KILLS} times`, pending, { first: kill });
      });

      it('are told once and in order when the queues are lost in the middle', async () => {
        const pending = await draining.pend(SOME);
        draining.system.startWorker();
        const lose = async () => {
          await draining.leaves(SOME / 2);
          await draining.system.wipeQueues();
        };
        await proven('queues lost in the middle', pending, { first: lose });
      });

      it.each(Object.entries(portalTroubles))(
        'are told once and in order in spite of %s',
        async (what, troubles) => {
          const pending = await draining.pend(SOME);
          for (const trouble of troubles(seed)) draining.system.misbehave({ target: 'portal', ...trouble });
          draining.system.startWorker();
          await proven(what, pending, { meanwhile: () => draining.resendSetAside() });
        },
      );
    });
  },
);

afterAll(() => {
  const when = `Run on ${civilDate(new SystemClock().now())} at commit ${commitInHand()}, seed ${seed}.`;
  return publish('portal', [when, table(HEAD, lines), table(DESK_HEAD, desks)].join('\n\n'), 'faults.md');
});

const HEAD = [
  ...[
    'Queues',
    'What happened',
    'Changes',
    'Told',
    'Lost',
    'Out of order',
    'Doubled',
    'Changes/s',
    'Calls a change',
  ],
];

const lineOf = (
  name: string,
  what: string,
  { changes, seconds, calls }: Drained,
  { lost, disorder, doubled, changes: all }: PortalLedger,
): string[] => [
  ...[name, what],
  ...[all, all - lost.length, lost.length, disorder.length, doubled.length].map(String),
  (changes / seconds).toFixed(0),
  (calls / changes).toFixed(2),
];

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
