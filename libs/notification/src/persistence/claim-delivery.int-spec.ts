import { sql } from '#platform/database';
import { createTestDatabase, FakeClock, type TestDatabase } from '#testing';
import { storeDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import { claimDeliveries } from './claim-delivery.ts';

/** PostgreSQL plans a kept statement anew so often before it compares, and keeps one plan for good if that costs no more. */
const PLANNED_ANEW = 5;

describe('claiming deliveries', () => {
  const clock = new FakeClock();
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());

  it('is planned once and for all by each connection, whatever is claimed', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 3 * PLANNED_ANEW; nth += 1) {
      const dossierId = await storeDossier(db.database);
      ids.push(await storeDelivery(db.database, { dossierId, at: clock.now() }));
    }
    await db.database.query(sql`
      insert into notification.delivery (id, dossier_id, intent, intent_key, channel, recipient_sealed, content, state, agency_id,
        happened_at, created_at, touched_at, correlation_id)
      select gen_random_uuid(), dossier_id, intent, intent_key || n, channel, recipient_sealed, content,
             case n % 20 when 0 then 'failed' else 'sent' end, agency_id, happened_at, created_at, touched_at, correlation_id
      from notification.delivery, generate_series(1, 700) n`);
    await db.database.query(sql`analyze notification.delivery`);
    const plans = await db.database.transaction(async (tx) => {
      for (const id of ids) {
        const claim = { id, now: clock.now(), callSeconds: 60, gateway: 'sms', usable: [], isQuiet: false };
        expect(await claimDeliveries(tx, [claim])).toMatchObject([{ id }]);
      }
      return tx.query<{ anew: number; kept: number }>(sql`
        select custom_plans::int as anew, generic_plans::int as kept from pg_prepared_statements
        where statement like '%with asked as%'`);
    });
    expect(plans).toEqual([{ anew: PLANNED_ANEW, kept: ids.length - PLANNED_ANEW }]);
  });
});
