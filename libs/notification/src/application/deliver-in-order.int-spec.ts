import { sql } from '#platform/database';
import { TryAgain } from '#platform/queue';
import { createTestDatabase, FakeClock, spoil, testConfig, type TestDatabase } from '#testing';
import { delivering } from '../../spec/delivering.ts';
import { ScriptedMailer, ScriptedSmsGateway } from '../../spec/scripted-gateways.ts';
import { attemptsOf, deliveryOf, storeDelivery, type StoredDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import type { DeliverMessage } from './deliver-message.ts';

describe('a message behind an earlier one about the same dossier', () => {
  let db: TestDatabase;
  let dossierId: string;
  let clock: FakeClock;
  let sms: ScriptedSmsGateway;
  let deliver: DeliverMessage;

  const store = (delivery: Partial<StoredDelivery> = {}) =>
    storeDelivery(db.database, { dossierId, at: clock.now(), ...delivery });
  const row = (id: string) => deliveryOf(db.database, id);
  const outcomeOf = (id: string) =>
    deliver.execute(id, 'sms').then(
      (jobs) => (jobs.length === 0 ? 'done' : jobs),
      (error: unknown) => error,
    );

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  beforeEach(async () => {
    dossierId = await storeDossier(db.database);
    clock = new FakeClock();
    sms = new ScriptedSmsGateway();
    deliver = delivering(db.database, clock, testConfig(), [sms], new ScriptedMailer());
  });
  afterAll(() => db.close());

  it.each(['pending', 'sending'] as const)('waits while that is %s', async (state) => {
    await store({ state });
    clock.advance({ seconds: 1 });
    const later = await store();
    expect(await outcomeOf(later)).toBeInstanceOf(TryAgain);
    expect(await row(later)).toMatchObject({ state: 'pending', attempts: 0 });
    expect(sms.script.calls).toEqual([]);
  });

  it('goes out in the order the messages were written', async () => {
    const earlier = await store();
    const later = await store();
    expect(await outcomeOf(later)).toBeInstanceOf(TryAgain);
    expect(await outcomeOf(earlier)).toBe('done');
    expect(await outcomeOf(later)).toBe('done');
  });

  it.each(['sent', 'failed'] as const)('does not wait once that is %s', async (state) => {
    await store({ state });
    expect(await outcomeOf(await store())).toBe('done');
  });

  it('does not wait for one whose recipient does not open: that has failed, with why, and nobody was called', async () => {
    const earlier = await store();
    clock.advance({ seconds: 1 });
    const later = await store();
    await spoil(db.database, 'notification.delivery.recipient_sealed', sql`id = ${earlier}`);
    expect(await outcomeOf(earlier)).toBe('done');
    expect(sms.script.calls).toEqual([]);
    const [ended] = await db.database.query(sql`
      select state, reason, last_error as "lastError" from notification.delivery where id = ${earlier}`);
    expect(ended).toEqual({
      ...{ state: 'failed', reason: 'recipient-unopenable' },
      lastError: expect.stringContaining('personal-data.unopenable'),
    });
    expect(await attemptsOf(db.database, earlier)).toMatchObject([{ outcome: 'rejected', segments: null }]);
    expect(await outcomeOf(later)).toBe('done');
    expect(sms.script.calls).toHaveLength(1);
  });

  it('does not wait for the other channel, nor for another dossier', async () => {
    await store({ channel: 'email' });
    await store({ dossierId: await storeDossier(db.database) });
    expect(await outcomeOf(await store())).toBe('done');
  });

  it('waits as long as that is tried and no longer', async () => {
    await store();
    clock.advance({ days: 3, seconds: -1 });
    const later = await store();
    expect(await outcomeOf(later)).toBeInstanceOf(TryAgain);
    clock.advance({ seconds: 1 });
    expect(await outcomeOf(later)).toBe('done');
  });
});
