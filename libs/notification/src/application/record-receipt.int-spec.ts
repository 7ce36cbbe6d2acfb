import { sql } from '#platform/database';
import { createTestDatabase, FakeClock, testConfig, type TestDatabase } from '#testing';
import { delivering } from '../../spec/delivering.ts';
import { ScriptedMailer, ScriptedSmsGateway } from '../../spec/scripted-gateways.ts';
import { attemptsOf, deliveryOf, storeDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import type { ReceiptOutcome } from '../domain/receipt.ts';
import type { DeliverMessage } from './deliver-message.ts';
import { RecordReceipt } from './record-receipt.ts';
import { TakeInReceipts } from './take-in-receipts.ts';

describe('a receipt of a gateway', () => {
  let db: TestDatabase;
  let clock: FakeClock;
  let sms: ScriptedSmsGateway;
  let deliver: DeliverMessage;
  let record: RecordReceipt;
  let ordinal = 0;

  const hear = (gatewayId: string, outcome: ReceiptOutcome, at = clock.now()) =>
    record.execute({ gateway: 'scripted', gatewayId, outcome, at, reason: 'stat:X err:000 to 0900000001' });
  const row = (id: string) => deliveryOf(db.database, id);
  /** A message the gateway took. @returns its id, and the gateway's. */
  const sent = async () => {
    const id = await storeDelivery(db.database, {
      dossierId: await storeDossier(db.database),
      at: clock.now(),
    });
    const gatewayId = `message ${(ordinal += 1)}`;
    sms.script.next({ kind: 'accepted', gatewayId });
    await deliver.execute(id, 'sms');
    return { id, gatewayId };
  };

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  beforeEach(() => {
    clock = new FakeClock();
    sms = new ScriptedSmsGateway();
    deliver = delivering(db.database, clock, testConfig(), [sms], new ScriptedMailer());
    record = new RecordReceipt(db.database, clock);
  });
  afterAll(() => db.close());

  it.each([
    ['delivered', 'delivered', null],
    ['undeliverable', 'undeliverable', 'unreachable'],
    ['expired', 'failed', 'expired'],
    ['rejected', 'failed', 'refused-by-network'],
  ] as const)('of %s makes the message %s', async (outcome, state, reason) => {
    const { id, gatewayId } = await sent();
    clock.advance({ minutes: 2 });
    await hear(gatewayId, outcome);
    expect(await row(id)).toMatchObject({ state, reason, lastError: 'stat:X err:000 to (phone)' });
    const arrivedAt = outcome === 'delivered' ? clock.now() : null;
    expect(await attemptsOf(db.database, id)).toMatchObject([{ outcome: 'accepted', arrivedAt }]);
  });

  it('takes nothing back, however late, often and in whatever order it comes', async () => {
    const { id, gatewayId } = await sent();
    await hear(gatewayId, 'expired');
    await hear(gatewayId, 'delivered');
    const [arrived] = await attemptsOf(db.database, id);
    clock.advance({ days: 1000 });
    for (const outcome of ['undeliverable', 'rejected', 'expired', 'delivered', 'delivered'] as const) {
      await hear(gatewayId, outcome);
    }
    expect(await row(id)).toMatchObject({ state: 'delivered', reason: null });
    expect(await attemptsOf(db.database, id)).toEqual([arrived]);
  });

  it('about nothing known is heard, kept for a week and forgotten', async () => {
    await hear('never sent', 'delivered');
    const takeIn = new TakeInReceipts(db.database, clock);
    const kept = () =>
      db.database.query(sql`select from notification.receipt where gateway_id = 'never sent'`);
    clock.advance({ days: 7, seconds: -1 });
    await takeIn.execute();
    expect(await kept()).toHaveLength(1);
    clock.advance({ seconds: 1 });
    await takeIn.execute();
    expect(await kept()).toEqual([]);
  });

  it('that comes before the call is written down waits for it', async () => {
    await hear('early', 'expired');
    await hear('early', 'delivered');
    const id = await storeDelivery(db.database, {
      dossierId: await storeDossier(db.database),
      at: clock.now(),
    });
    sms.script.next({ kind: 'accepted', gatewayId: 'early' });
    await deliver.execute(id, 'sms');
    expect(await row(id)).toMatchObject({ state: 'sent' });
    await new TakeInReceipts(db.database, clock).execute();
    expect(await row(id)).toMatchObject({ state: 'delivered', reason: null });
  });

  it('of an earlier call says nothing against a message that was sent again, but that it arrived', async () => {
    const { id, gatewayId } = await sent();
    await db.database.query(sql`update notification.delivery set state = 'pending' where id = ${id}`);
    sms.script.next({ kind: 'accepted', gatewayId: 'second' });
    await deliver.execute(id, 'sms');
    await hear(gatewayId, 'undeliverable');
    expect(await row(id)).toMatchObject({ state: 'sent' });
    await hear(gatewayId, 'delivered');
    expect(await row(id)).toMatchObject({ state: 'delivered' });
  });

  it('is taken in once when many come at the same moment', async () => {
    const { id, gatewayId } = await sent();
    const outcomes = ['delivered', 'expired', 'delivered', 'undeliverable', 'delivered'] as const;
    await Promise.all(outcomes.map((outcome) => hear(gatewayId, outcome)));
    await new TakeInReceipts(db.database, clock).execute();
    expect(await row(id)).toMatchObject({ state: 'delivered' });
  });

  it('of another gateway that uses the same ids concerns nobody here', async () => {
    const { id, gatewayId } = await sent();
    await record.execute({ gateway: 'other', gatewayId, outcome: 'expired', at: clock.now(), reason: null });
    expect(await row(id)).toMatchObject({ state: 'sent' });
  });
});
