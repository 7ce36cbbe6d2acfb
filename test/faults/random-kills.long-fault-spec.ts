import fc from 'fast-check';
import { civilDate, SystemClock } from '#platform/clock';
import { sql } from '#platform/database';
import { queueStores, testSeed } from '#testing';
import { commitInHand, publish, table } from '../benchmarks/measure/page.ts';
import { type Arrivals, arrivalsOf } from '../support/arrivals.ts';
import { Stream } from '../support/stream.ts';
import { System } from '../support/system.ts';
import { hoaBan } from '../support/walk.ts';

const KILLS = 100;
const SETTLING_MS = 300_000;

/** What happens until the next kill, and when and whom it hits. */
interface Round {
  /** Receptions and actions, each chosen by a number. */
  picks: number[];
  /** The worker dies once the gateways have had this many calls more. */
  calls: number;
  /** Which of the two workers; now and then both. */
  victims: (0 | 1)[];
}

const anyRound: fc.Arbitrary<Round> = fc.record({
  picks: fc.noBias(fc.array(fc.nat(1_000_000), { minLength: 4, maxLength: 20, size: 'max' })),
  calls: fc.noBias(fc.integer({ min: 0, max: 40 })),
  victims: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom<Round['victims']>([0], [1]) },
    { weight: 1, arbitrary: fc.constant<Round['victims']>([0, 1]) },
  ),
});

const seed = testSeed();
const lines: string[][] = [];

describe.each(queueStores())(
  `${KILLS} workers killed at random, queues on $name (TEST_SEED=${seed})`,
  (store) => {
    let system: System;

    beforeAll(async () => {
      system = await System.start(store, { CALL_TIMEOUT_SECONDS: 4 });
      // Calls take their time, so that kills find some under way; what a gateway has begun it ends without the caller.
      for (const target of ['portal', 'sms', 'mail'] as const) {
        system.misbehave({ target, kind: 'slow', afterMs: 30, times: 0 });
      }
    });
    afterAll(() => system.close());

    const calls = () =>
      system.sms.requests().length + system.mail.messages().length + system.portal.requests().length;

    /** Calls that were cut off, as the system itself counts them: each may have arrived, and its message was sent again. */
    const cutOff = async () => {
      const [row] = await system.database.query<{ calls: number }>(sql`
        select count(*)::int as calls from notification.attempt where outcome = 'abandoned'`);
      return row!.calls;
    };

    it('lose nothing, send nothing out of order and nothing twice to the portal', async () => {
      const stream = new Stream(await hoaBan(system));
      const workers = [system.startWorker(), system.startWorker()];
      let kills = 0;

      const killAfter = async (further: number, victims: readonly (0 | 1)[]) => {
        const enough = calls() + further;
        await system.until('the calls before the next kill', async () => {
          const { events, messages, publications } = await system.onItsWay();
          const more = stream.isActing || events + messages + publications > 0;
          if (calls() < enough && more) throw new Error(`${calls()} of ${enough}`);
        });
        for (const victim of victims.slice(0, KILLS - kills)) {
          await system.kill(workers[victim]!);
          workers[victim] = system.startWorker();
          kills += 1;
        }
      };

      for (const { picks, calls: further, victims } of fc.sample(anyRound, { seed, numRuns: KILLS })) {
        if (kills < KILLS) await Promise.all([stream.take(picks), killAfter(further, victims)]);
      }
      await stream.finish();
      await system.settled(SETTLING_MS);

      const found = await arrivalsOf(system);
      const again = found.doubled.filter((sentence) => !sentence.includes('portal'));
      lines.push(lineOf(store.name, kills, stream.acknowledged, found, again.length));
      expect(kills).toBe(KILLS);
      expect(found).toMatchObject({ lost: [], invented: [], disorder: [] });
      expect(found.doubled).toEqual(again);
      expect(again.length).toBeLessThanOrEqual(await cutOff());
      expect(await changes()).toEqual(stream.changes);
    });

    /** Every change of the history, by dossier. */
    const changes = async () => {
      const rows = await system.database.query<{ id: string; actions: string[] }>(sql`
      select dossier_id as id, array_agg(action order by sequence) as actions from dossier.history group by 1`);
      return new Map(rows.map(({ id, actions }) => [id, actions]));
    };
  },
);

afterAll(() => {
  const head = [
    'Queues',
    'Kills',
    'Dossiers',
    'Changes',
    'Messages',
    'Publications',
    'Sent again',
    'Lost',
    'Out of order',
  ];
  const when = `Run on ${civilDate(new SystemClock().now())} at commit ${commitInHand()}, seed ${seed}.`;
  return publish('dossiers', [when, table(head, lines)].join('\n\n'), 'faults.md');
});

const lineOf = (
  name: string,
  kills: number,
  acknowledged: number,
  found: Arrivals,
  again: number,
): string[] => [
  name,
  ...[kills, found.dossiers, acknowledged, found.messages, found.publications, again].map(String),
  String(found.lost.length),
  String(found.disorder.length),
];
