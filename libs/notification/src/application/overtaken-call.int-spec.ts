import { createTestDatabase, FakeClock, testConfig, type TestDatabase } from '#testing';
import { delivering } from '../../spec/delivering.ts';
import { ScriptedMailer, ScriptedSmsGateway } from '../../spec/scripted-gateways.ts';
import { deliveryOf, storeDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { DeliverMessage } from './deliver-message.ts';

const CALL_TIMEOUT_SECONDS = 30;

describe('a message whose claim was taken over', () => {
  let db: TestDatabase;
  let dossierId: string;
  let clock: FakeClock;
  let sms: ScriptedSmsGateway;
  let deliver: DeliverMessage;

  const store = () => storeDelivery(db.database, { dossierId, at: clock.now() });
  const row = (id: string) => deliveryOf(db.database, id);
  const outcomeOf = async (id: string) =>
    (await deliver.execute(id, 'sms')).length === 0 ? 'done' : 'again';

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  beforeEach(async () => {
    dossierId = await storeDossier(db.database);
    clock = new FakeClock();
    sms = new ScriptedSmsGateway();
    const config = testConfig({ CALL_TIMEOUT_SECONDS });
    deliver = delivering(db.database, clock, config, [sms], new ScriptedMailer());
  });
  afterAll(() => db.close());

  const answerLate = async (late: Outcome, meanwhile: Outcome) => {
    const id = await store();
    const answer = sms.script.hold();
    sms.script.next(meanwhile);
    const first = outcomeOf(id);
    await until(() => sms.script.calls.length === 1);
    clock.advance({ seconds: 2 * CALL_TIMEOUT_SECONDS });
    await outcomeOf(id);
    answer(late);
    await first;
    return row(id);
  };

  it('stays with the second worker when the first call fails while the second goes on', async () => {
    const id = await store();
    const [answerFirst, answerSecond] = [sms.script.hold(), sms.script.hold()];
    const first = outcomeOf(id);
    await until(() => sms.script.calls.length === 1);
    clock.advance({ seconds: 2 * CALL_TIMEOUT_SECONDS });
    const second = outcomeOf(id);
    await until(() => sms.script.calls.length === 2);
    answerFirst({ kind: 'unavailable', reason: 'no answer in time' });
    await first;
    expect(await row(id)).toMatchObject({ state: 'sending', attempts: 2 });
    answerSecond({ kind: 'accepted', gatewayId: 'second' });
    expect(await second).toBe('done');
  });

  it('does not undo the later delivery when the first call fails after all', async () => {
    const unavailable: Outcome = { kind: 'unavailable', reason: 'no answer in time' };
    const taken: Outcome = { kind: 'accepted', gatewayId: 'second' };
    expect(await answerLate(unavailable, taken)).toMatchObject({
      state: 'sent',
      gatewayId: 'second',
      lastError: null,
    });
  });

  it.each<Outcome>([
    { kind: 'unavailable', reason: 'HTTP 503' },
    { kind: 'rejected', reason: 'repeated content' },
  ])(
    'is sent for good when the first call succeeds after all, whatever the second said',
    async (meanwhile) => {
      const late: Outcome = { kind: 'accepted', gatewayId: 'first' };
      expect(await answerLate(late, meanwhile)).toMatchObject({
        state: 'sent',
        gatewayId: 'first',
        lastError: null,
      });
    },
  );
});

/** Lets the event loop turn until the condition holds; the test's own time limit ends a wait in vain. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}
