import { sql } from '#platform/database';
import { createTestDatabase, FakeClock, testConfig, type TestDatabase } from '#testing';
import { deliveringOver, gatewaysOf } from '../../spec/delivering.ts';
import { ScriptedMailer, ScriptedSmsGateway } from '../../spec/scripted-gateways.ts';
import { attemptsOf, storeDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import type { GatewayStanding } from '../domain/gateway-health.ts';
import { PostgresCallPermits } from '../adapters/postgres-call-permits.ts';
import type { Gateways } from './gateways.ts';
import { WeighGateways } from './weigh-gateways.ts';

describe('weighing gateways', () => {
  let db: TestDatabase;
  let dossierId: string;
  let clock: FakeClock;
  let one: ScriptedSmsGateway;
  let gateways: Gateways;
  let weigh: WeighGateways;

  const config = testConfig({ SMS_PER_SECOND: 100_000 });
  const worker = (): Gateways =>
    gatewaysOf(db.database, clock, config, [one, new ScriptedSmsGateway('two')], new ScriptedMailer());
  /** Calls of some seconds ago, so many of each kind. */
  const called = async (
    gateway: string,
    count: number,
    call: { outcome?: string; ago?: number; took?: number },
  ) => {
    const { outcome = null, ago = 5, took = 1 } = call;
    const id = await storeDelivery(db.database, { dossierId, at: clock.now() });
    await db.database.query(sql`
      insert into notification.attempt (delivery_id, number, channel, gateway, request_id, started_at, ended_at, outcome)
      select ${id}, number, 'sms', ${gateway}, ${id}, ${clock.now()}::timestamptz - make_interval(secs => ${ago}),
             case when ${outcome}::text is not null
               then ${clock.now()}::timestamptz + make_interval(secs => ${took - ago}) end, ${outcome}
      from generate_series(1, ${count}) number`);
  };
  const arrived = (gateway: string, seconds: number) =>
    db.database.query(sql`
      update notification.attempt set arrived_at = started_at + make_interval(secs => ${seconds})
      where gateway = ${gateway} and number = 1`);
  const kept = () =>
    db.database.query(sql`
      select name, weight, closed_until is not null as closed from notification.gateway order by name`);
  const sound = (name: string) => ({ name, weight: 100, closed: false });
  const chosen = async (by: Gateways) => {
    const choices = await Promise.all(Array.from({ length: 40 }, () => by.choose('sms')));
    return new Set(choices.map(({ gateway }) => gateway));
  };

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  beforeEach(async () => {
    await db.database.query(sql`truncate notification.delivery, notification.gateway cascade`);
    dossierId = await storeDossier(db.database);
    clock = new FakeClock();
    one = new ScriptedSmsGateway('one');
    gateways = worker();
    weigh = new WeighGateways(db.database, clock, gateways);
  });
  afterAll(() => db.close());

  it('leaves one that breaks alone within a round, at every worker, and comes back to it with little', async () => {
    await called('two', 20, { outcome: 'accepted' });
    await called('one', 5, { outcome: 'unavailable' });
    await weigh.execute();
    expect(await kept()).toEqual([{ name: 'one', weight: 10, closed: true }, sound('two')]);
    const other = worker();
    await new WeighGateways(db.database, clock, other).execute();
    expect([await chosen(gateways), await chosen(other)]).toEqual([new Set(['two']), new Set(['two'])]);
    clock.advance({ seconds: 30 });
    // The failures before it was closed are not held against it again.
    await weigh.execute();
    expect((await gateways.choose('sms')).usable.sort()).toEqual(['one', 'two']);
    expect(await kept()).toMatchObject([{ weight: 10 }, { weight: 100 }]);
  });

  it('takes calls that do not end for slow ones before they end', async () => {
    await called('two', 20, { outcome: 'accepted' });
    await called('one', 10, { ago: 11 });
    await called('one', 90, { outcome: 'accepted', ago: 300 });
    await weigh.execute();
    expect(await kept()).toEqual([{ name: 'one', weight: 10, closed: true }, sound('two')]);
  });

  it('moves a step away from one whose messages arrive late, where it tells', async () => {
    await called('two', 20, { outcome: 'accepted', ago: 300 });
    await called('one', 20, { outcome: 'accepted', ago: 300 });
    await arrived('one', 241);
    await weigh.execute();
    expect(await kept()).toEqual([{ name: 'one', weight: 80, closed: false }, sound('two')]);
  });

  it('holds nothing against a gateway that is ours: sending too fast, workers that died, what was long ago', async () => {
    await called('one', 50, { outcome: 'throttled' });
    await called('one', 50, { outcome: 'abandoned' });
    await called('one', 50, { outcome: 'unavailable', ago: 601 });
    await called('one', 10, { outcome: 'rejected' });
    await weigh.execute();
    expect(await kept()).toEqual([sound('one'), sound('two')]);
  });

  it('moves nothing when all are sick', async () => {
    await called('one', 50, { outcome: 'unavailable' });
    await called('two', 50, { outcome: 'unavailable' });
    await weigh.execute();
    expect(await kept()).toEqual([sound('one'), sound('two')]);
    expect(await chosen(gateways)).toEqual(new Set(['one', 'two']));
  });

  it('is done once in five seconds, however many workers there are', async () => {
    await called('two', 20, { outcome: 'accepted' });
    await called('one', 20, { outcome: 'unavailable', ago: 90 });
    const workers = Array.from({ length: 4 }, () => new WeighGateways(db.database, clock, worker()));
    await Promise.all([...workers, ...workers].map((each) => each.execute()));
    expect(await kept()).toEqual([{ name: 'one', weight: 80, closed: false }, sound('two')]);
  });

  it('sends a message once more over the gateway that knows its request id, while that is sound', async () => {
    const deliver = deliveringOver(gateways, db.database, clock, config);
    const sickly = { name: 'one', weight: 10, weighedAt: clock.now(), closedUntil: null };
    const whole = { ...sickly, name: 'two', weight: 100 };
    const over = async (...standings: GatewayStanding[][]) => {
      const id = await storeDelivery(db.database, {
        ...{ dossierId: await storeDossier(db.database), at: clock.now() },
      });
      for (const each of standings) {
        one.script.next({ kind: 'unavailable', reason: 'no answer in time' });
        gateways.learn(each);
        await deliver.execute(id, 'sms');
      }
      const attempts = await attemptsOf(db.database, id);
      expect(new Set(attempts.map(({ requestId }) => requestId))).toEqual(new Set([id]));
      return attempts.map(({ gateway }) => gateway);
    };
    // Of new messages the second gets ten times as many.
    for (let times = 0; times < 5; times += 1) {
      expect(await over([sickly], [sickly, whole])).toEqual(['one', 'one']);
    }
    const closed = { ...sickly, closedUntil: new Date(clock.now().getTime() + 1000) };
    expect(await over([sickly], [closed, whole])).toEqual(['one', 'two']);
  });

  it('keeps all workers together within what a gateway bears', async () => {
    const bears = testConfig({ SMS_PER_SECOND: 3 });
    const workers = [
      new PostgresCallPermits(db.database, bears),
      new PostgresCallPermits(db.database, bears),
    ];
    const begun = performance.now();
    const waited: number[] = [];
    await Promise.all(
      [0, 1, 0, 1].map(async (each) => {
        await workers[each]!.take('narrow');
        waited.push(performance.now() - begun);
      }),
    );
    expect(waited).toHaveLength(4);
    // Of a second that began with the first call; the clocks of the two are read apart.
    expect(waited[3]).toBeGreaterThanOrEqual(900);
  });
});
