import { sql } from '#platform/database';
import { createTestDatabase, FakeClock, type TestDatabase } from '#testing';
import { deliveryOf, storeDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import { type RecordedCall, recordOutcomes } from './record-outcome.ts';

const clock = new FakeClock();
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

/** A message that was claimed a second time, since its first call had lasted too long. */
async function claimedTwice(): Promise<string> {
  const id = await storeDelivery(db.database, {
    dossierId: await storeDossier(db.database),
    ...{ state: 'sending', at: clock.now() },
  });
  await db.database.query(sql`update notification.delivery set attempts = 2 where id = ${id}`);
  return id;
}

const taken = (id: string, attempts: number): RecordedCall => ({
  ...{ id, attempts, segments: 1, at: clock.now() },
  outcome: { kind: 'accepted', gatewayId: `taken ${attempts}` },
  settlement: { turn: 'accepted' },
});
const inVain = (id: string, attempts: number): RecordedCall => ({
  ...{ id, attempts, segments: 1, at: clock.now() },
  outcome: { kind: 'unavailable', reason: 'HTTP 503' },
  settlement: { turn: 'put-back', dueAt: clock.now() },
});

describe('two calls of one message that end at a time', () => {
  it.each<[string, (id: string) => RecordedCall[], object]>([
    [
      'the later is taken',
      (id) => [inVain(id, 1), taken(id, 2)],
      { state: 'sent', gatewayId: 'taken 2', lastError: null },
    ],
    [
      'the one that was overtaken is taken',
      (id) => [taken(id, 1), inVain(id, 2)],
      { state: 'sent', gatewayId: 'taken 1', lastError: null },
    ],
  ])('leave the message taken where %s, in whichever order they are told of', async (_what, calls, left) => {
    for (const order of ['as they were made', 'the other way round'] as const) {
      const id = await claimedTwice();
      const ended = calls(id);
      await recordOutcomes(db.database, order === 'as they were made' ? ended : ended.reverse());
      expect([order, await deliveryOf(db.database, id)]).toMatchObject([order, left]);
    }
  });

  it('leave it in the later one’s hands where the other was in vain', async () => {
    const id = await claimedTwice();
    await recordOutcomes(db.database, [inVain(id, 1)]);
    expect(await deliveryOf(db.database, id)).toMatchObject({ state: 'sending', attempts: 2 });
  });
});
