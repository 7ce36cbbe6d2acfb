import { createTestDatabase, FakeClock, testConfig, type TestDatabase } from '#testing';
import { delivering } from '../../spec/delivering.ts';
import { ScriptedMailer, ScriptedSmsGateway } from '../../spec/scripted-gateways.ts';
import { deliveryOf, storeDelivery, type StoredDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';

describe('messages that are sent at a time', () => {
  const clock = new FakeClock();
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());

  const store = (delivery: Partial<StoredDelivery>) =>
    storeDelivery(db.database, { dossierId: '', at: clock.now(), ...delivery });

  it('have each its own outcome, and those of one dossier their order', async () => {
    const about = [await storeDossier(db.database), await storeDossier(db.database)];
    const ids = await Promise.all(about.map((id) => store({ dossierId: id })));
    const behind = await store({ dossierId: about[0]! });
    const letter = await store({ dossierId: about[0]!, channel: 'email' });
    const sms = new ScriptedSmsGateway();
    const deliver = delivering(db.database, clock, testConfig(), [sms], new ScriptedMailer());
    sms.script.next({ kind: 'rejected', reason: 'bị chặn\0' });
    const ended = await Promise.allSettled([
      ...[...ids, behind].map((id) => deliver.execute(id, 'sms')),
      deliver.execute(letter, 'email'),
    ]);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    const rows = await Promise.all([...ids, behind, letter].map((id) => deliveryOf(db.database, id)));
    expect(rows.slice(0, 2).map((one) => [one!.state, one!.lastError])).toEqual(
      expect.arrayContaining([
        ['sent', null],
        ['failed', 'bị chặn\ufffd'],
      ]),
    );
    expect(rows.slice(2).map((one) => one!.state)).toEqual(['pending', 'sent']);
  });
});
