import { dossierProblem, type FindDossier } from '#dossier';
import type { Principal } from '#identity';
import { sql } from '#platform/database';
import {
  createTestDatabase,
  FakeClock,
  spoil,
  testConfig,
  type TestDatabase,
  testPersonalData,
} from '#testing';
import { delivering } from '../../spec/delivering.ts';
import { ScriptedMailer, ScriptedSmsGateway } from '../../spec/scripted-gateways.ts';
import { storeDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import { ListDeliveries } from './list-deliveries.ts';
import { RecordReceipt } from './record-receipt.ts';

const officer: Principal = {
  kind: 'officer',
  accountId: 1,
  username: 'mau',
  officerId: 1,
  fullName: 'Cán Bộ Mẫu',
  positions: [],
};
const find = (assertMay: () => Promise<void>): FindDossier => ({ assertMay }) as unknown as FindDossier;

describe('the deliveries of a dossier', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());

  it('are shown oldest first with masked recipients and nobody else’s among them', async () => {
    const clock = new FakeClock();
    const dossierId = await storeDossier(db.database);
    await storeDelivery(db.database, { dossierId: await storeDossier(db.database), at: clock.now() });
    const email = await storeDelivery(db.database, {
      dossierId,
      channel: 'email',
      state: 'failed',
      at: clock.now(),
    });
    await db.database.query(
      sql`update notification.delivery set last_error = '550 No such user' where id = ${email}`,
    );
    clock.advance({ minutes: -1 });
    await storeDelivery(db.database, { dossierId, at: clock.now() });

    const listing = new ListDeliveries(
      db.database,
      find(() => Promise.resolve()),
      testPersonalData(db.database),
    );
    expect(await listing.execute(officer, dossierId)).toEqual([
      {
        intent: 'received',
        channel: 'sms',
        recipient: '•••001',
        state: 'pending',
        attempts: 0,
        createdAt: clock.now(),
        ...{
          id: expect.any(String),
          sentAt: null,
          arrivedAt: null,
          dueAt: null,
          reason: null,
          lastError: null,
        },
        timeline: [],
      },
      expect.objectContaining({
        channel: 'email',
        recipient: 'n•••@example.com',
        state: 'failed',
        lastError: '550 No such user',
      }),
    ]);
  });

  it('are all shown where the recipient of one does not open, and that it does not', async () => {
    const clock = new FakeClock();
    const dossierId = await storeDossier(db.database);
    const id = await storeDelivery(db.database, { dossierId, at: clock.now() });
    clock.advance({ minutes: 1 });
    await storeDelivery(db.database, { dossierId, channel: 'email', at: clock.now() });
    await spoil(db.database, 'notification.delivery.recipient_sealed', sql`id = ${id}`);
    const may = find(() => Promise.resolve());
    const listing = new ListDeliveries(db.database, may, testPersonalData(db.database));
    expect(await listing.execute(officer, dossierId)).toMatchObject([
      { id, recipient: '[không mở được]' },
      { channel: 'email', recipient: 'n•••@example.com' },
    ]);
  });

  it('are shown with every call and what the gateway told later, in the order it happened', async () => {
    const clock = new FakeClock();
    const dossierId = await storeDossier(db.database);
    const sms = new ScriptedSmsGateway();
    const deliver = delivering(db.database, clock, testConfig(), [sms], new ScriptedMailer());
    const id = await storeDelivery(db.database, { dossierId, at: clock.now() });
    sms.script.next(() => Promise.reject(new Error('killed')));
    await expect(deliver.execute(id, 'sms')).rejects.toThrow('killed');
    clock.advance({ minutes: 1 });
    sms.script.next({ kind: 'accepted', gatewayId: 'told of' });
    await deliver.execute(id, 'sms');
    clock.advance({ minutes: 1 });
    await new RecordReceipt(db.database, clock).execute({
      ...{
        gateway: 'scripted',
        gatewayId: 'told of',
        outcome: 'expired',
        at: clock.now(),
        reason: 'EXPIRED',
      },
    });
    const listing = new ListDeliveries(
      db.database,
      find(() => Promise.resolve()),
      testPersonalData(db.database),
    );
    expect(await listing.execute(officer, dossierId)).toMatchObject([
      {
        ...{ id, state: 'failed', reason: 'expired', lastError: 'EXPIRED', attempts: 2 },
        timeline: [
          { kind: 'call', number: 1, outcome: 'abandoned', endedAt: null },
          { kind: 'call', number: 2, outcome: 'accepted', gateway: 'scripted', segments: 1 },
          { kind: 'receipt', outcome: 'expired', reason: 'EXPIRED' },
        ],
      },
    ]);
  });

  it('are hidden from officers who may not see the dossier', async () => {
    const listing = new ListDeliveries(
      db.database,
      find(() => Promise.reject(dossierProblem('dossier.unknown'))),
      testPersonalData(db.database),
    );
    await expect(listing.execute(officer, await storeDossier(db.database))).rejects.toMatchObject({
      code: 'dossier.unknown',
    });
  });
});
