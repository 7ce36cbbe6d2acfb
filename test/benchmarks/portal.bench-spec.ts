import { demoAccounts } from '#simulators';
import { queueStores } from '#testing';
import { Child } from './measure/child.ts';
import { circumstances, magnitude, publish, table, withRange } from './measure/page.ts';
import { interleave, type Pace, ratios, spread } from './measure/rounds.ts';
import { PortalChanges, type Told } from './running/portal-changes.ts';

/** What a province comes to on its busiest days, several times over. */
const RATE = { perSecond: 100, seconds: 60 };
const ALONE = 20;
const BACKLOG = 2_000;
const ROUNDS = 3;
/** Lists of ten that the dossiers in a worker's hands make. */
const AT_ONCE = 4;

jest.setTimeout(60 * 60_000);

/** What came of it on one store. */
interface Measured {
  store: string;
  drained: Record<'product' | 'floor', Pace[]>;
  paced: Told;
  floor: { p50: number; p99: number };
  alone: Told;
  floorAlone: { p50: number; p99: number };
}

const measured: Measured[] = [];
let where: string;

describe.each(queueStores())('changes to the national portal, queues on $name', (store) => {
  let changes: PortalChanges;
  let floor: Child;
  const found = { store: store.name } as Measured;

  beforeAll(async () => {
    changes = await PortalChanges.start(store, RATE.perSecond * RATE.seconds + ALONE);
    floor = Child.start('floor/portal-calls.mjs');
    await floor.ask({ url: changes.system.environment['PORTAL_URL'], ...demoAccounts.portal });
  });
  afterAll(async () => {
    await floor.stop();
    await changes.close();
  });

  const callsAgain = (of: number) => changes.lastCalls(of).map(({ service, body }) => ({ service, body }));

  it('take two calls when they are alone', async () => {
    found.alone = await changes.alone(ALONE);
    found.floorAlone = await floor.ask({ act: 'pace', calls: callsAgain(ALONE), perSecond: 2 });
    expect(found.alone.changes).toBe(ALONE);
    expect(found.alone.calls / ALONE).toBeLessThanOrEqual(2);
  });

  it(`share calls at ${RATE.perSecond} a second: two changes, at least, a call`, async () => {
    found.paced = await changes.pace(RATE.perSecond, RATE.seconds);
    const { perSecond } = RATE;
    found.floor = await floor.ask({ act: 'pace', calls: callsAgain(found.paced.changes), perSecond });
    expect(found.paced.changes).toBe(RATE.perSecond * RATE.seconds);
    expect(found.paced.calls / found.paced.changes).toBeLessThanOrEqual(0.5);
  });

  it('are drained at a measured share of the pace of the calls alone', async () => {
    found.drained = await interleave(
      {
        product: () => changes.drain(BACKLOG),
        floor: () => floor.ask<Pace>({ act: 'drain', calls: callsAgain(BACKLOG), atOnce: AT_ONCE }),
      },
      ROUNDS,
    );
    where = await circumstances(changes.system.database);
    measured.push(found);
  });
});

describe('what was measured of the national portal', () => {
  it('is written down', async () => {
    await publish('portal', [where, ...measured.map(pageOf)].join('\n\n'));
    expect(measured).not.toEqual([]);
  });
});

const pageOf = ({ store, drained, paced, floor, alone, floorAlone }: Measured): string => {
  const seconds = (value: number) => `${value.toFixed(3)} s`;
  const middle = (paces: readonly Pace[]) =>
    magnitude(spread(paces.map(({ perSecond }) => perSecond)).median);
  const line = (what: string, told: Told, bare: { p50: number; p99: number }) => [
    ...[what, (told.calls / told.changes).toFixed(2), seconds(told.p50), seconds(told.p99)],
    ...[seconds(bare.p50), seconds(bare.p99), (told.p99 / bare.p99).toFixed(0)],
  ];
  return [
    `Queues on ${store}: ${middle(drained.product)} changes/s of a backlog, ${middle(drained.floor)} by the calls alone: ` +
      `${withRange(ratios(drained.product, drained.floor))} of them.`,
    table(
      ['From change to yes', 'Calls a change', 'p50', 'p99', 'Calls alone, p50', 'p99', 'Ratio of p99'],
      [
        line('One after another', alone, floorAlone),
        line(`${RATE.perSecond} a second for ${RATE.seconds} s`, paced, floor),
      ],
    ),
  ].join('\n\n');
};
