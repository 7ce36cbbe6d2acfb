import { TryAgain } from '#platform/queue';
import { createTestDatabase, FakeClock, testConfig, type TestDatabase } from '#testing';
import { deliveringOver, gatewaysUnder } from '../../spec/delivering.ts';
import { ScriptedMailer, ScriptedSmsGateway } from '../../spec/scripted-gateways.ts';
import { attemptsOf, deliveryOf, storeDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import type { GatewayStanding } from '../domain/gateway-health.ts';
import { CallPermits } from './call-permits.ts';
import type { DeliverMessage } from './deliver-message.ts';
import type { Gateways } from './gateways.ts';

/** Permits that are written down, and may be kept waiting for. */
class NotedPermits extends CallPermits {
  readonly taken: string[] = [];
  /** Those that are asked for and not given yet. */
  asked = 0;
  private free: Promise<void> = Promise.resolve();

  override async take(gateway: string): Promise<void> {
    const { free } = this;
    this.free = Promise.resolve();
    this.asked += 1;
    await free;
    this.asked -= 1;
    this.taken.push(gateway);
  }

  /** Has the next one wait. @returns how to give it */
  hold(): () => void {
    const held: (() => void)[] = [];
    this.free = new Promise((resolve) => held.push(resolve));
    return () => held.forEach((give) => give());
  }
}

describe('permits of calls over several gateways', () => {
  const config = testConfig();
  let db: TestDatabase;
  let clock: FakeClock;
  let permits: NotedPermits;
  let one: ScriptedSmsGateway;
  let gateways: Gateways;
  let deliver: DeliverMessage;

  const standing = (name: string, weight: number): GatewayStanding => ({
    ...{ name, weight, weighedAt: clock.now(), closedUntil: null },
  });
  /** Of new messages nearly all go over the second. */
  const shifted = () => [standing('one', 1), standing('two', 100_000)];
  const closed = () => ({ ...standing('one', 10), closedUntil: new Date(clock.now().getTime() + 1000) });
  const store = async () =>
    storeDelivery(db.database, { dossierId: await storeDossier(db.database), at: clock.now() });
  const failOverOne = async (id: string): Promise<void> => {
    gateways.learn([standing('one', 100)]);
    one.script.next({ kind: 'unavailable', reason: 'no answer in time' });
    await deliver.execute(id, 'sms');
  };
  const calledFor = async (id: string) => (await attemptsOf(db.database, id)).map(({ gateway }) => gateway);

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  beforeEach(() => {
    clock = new FakeClock();
    permits = new NotedPermits();
    one = new ScriptedSmsGateway('one');
    const texts = [one, new ScriptedSmsGateway('two')];
    gateways = gatewaysUnder(permits, clock, config, texts, new ScriptedMailer());
    deliver = deliveringOver(gateways, db.database, clock, config);
  });
  afterAll(() => db.close());

  it('are taken of the gateway a message stays with, also when traffic has moved away from it', async () => {
    const id = await store();
    await failOverOne(id);
    gateways.learn(shifted());
    await deliver.execute(id, 'sms');
    expect(await calledFor(id)).toEqual(['one', 'one']);
    expect(permits.taken).toEqual(['one', 'one']);
  });

  it('are taken of the gateway that stands in for one that is closed', async () => {
    const id = await store();
    await failOverOne(id);
    gateways.learn([closed(), standing('two', 100)]);
    await deliver.execute(id, 'sms');
    expect(await calledFor(id)).toEqual(['one', 'two']);
    expect(permits.taken).toEqual(['one', 'two']);
  });

  it('are good for no other gateway: who waited for one while another worker tried looks again', async () => {
    const id = await store();
    gateways.learn(shifted());
    const give = permits.hold();
    const late = deliver.execute(id, 'sms');
    await until(() => permits.asked === 1);
    await failOverOne(id);
    give();
    await expect(late).rejects.toBeInstanceOf(TryAgain);
    expect(await calledFor(id)).toEqual(['one']);
    gateways.learn(shifted());
    await deliver.execute(id, 'sms');
    expect(await calledFor(id)).toEqual(['one', 'one']);
    expect(await deliveryOf(db.database, id)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(permits.taken).toEqual(['one', 'two', 'one']);
  });
});

/** Lets the event loop turn until the condition holds; the test's own time limit ends a wait in vain. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}
