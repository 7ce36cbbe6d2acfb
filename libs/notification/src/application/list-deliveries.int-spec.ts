import { dossierProblem, type FindDossier } from '#dossier';
import type { Principal } from '#identity';
import { sql } from '#platform/database';
import { createTestDatabase, FakeClock, type TestDatabase, testPersonalData } from '#testing';
import { storeDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import { ListDeliveries } from './list-deliveries.ts';

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
        sentAt: null,
        lastError: null,
      },
      expect.objectContaining({
        channel: 'email',
        recipient: 'n•••@example.com',
        state: 'failed',
        lastError: '550 No such user',
      }),
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
