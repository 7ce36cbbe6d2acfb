import { randomUUID } from 'node:crypto';
import { sql } from '#platform/database';
import type { Queues } from '#platform/queue';
import { createTestDatabase, FakeClock, silentLogger, type TestDatabase } from '#testing';
import { insertOutboxMessages } from './insert-outbox-messages.ts';
import { OutboxRelay } from './outbox-relay.ts';
import { OutboxSubscribers } from './outbox-subscribers.ts';

const AT = '2026-03-02T02:00:00Z';
const NAME = 'tried.v1';

describe('the outbox relay', () => {
  const clock = new FakeClock();
  let db: TestDatabase;
  let told: string[];
  let relays: OutboxRelay[];

  const subscribers = new OutboxSubscribers();
  subscribers.add({
    name: 'listener',
    messages: [NAME],
    handle: (messages) => {
      const words = messages.map(({ payload }) => String(payload['of']));
      if (words.includes('broken')) throw new Error('cannot be reacted to');
      told.push(...words);
      return Promise.resolve([]);
    },
  });

  /** Writes one message for each word, in this order. */
  const write = (agencyId: number | undefined, words: readonly string[], subjectId?: string) =>
    db.database.query(
      insertOutboxMessages(
        words.map((of) => ({
          ...{ name: NAME, subjectId: subjectId ?? randomUUID(), payload: { of }, occurredAt: new Date(AT) },
          ...(agencyId !== undefined && { agencyId }),
        })),
      ),
    );
  const many = (word: string, count: number) => Array.from({ length: count }, (_, at) => `${word} ${at}`);

  beforeAll(async () => {
    db = await createTestDatabase();
    const queues = { add: () => Promise.resolve() } as unknown as Queues;
    relays = [1, 2].map(() => new OutboxRelay(db.database, subscribers, queues, clock, silentLogger()));
  });
  beforeEach(() => {
    told = [];
  });
  afterAll(() => db.close());

  it('serves agencies in turn, each the oldest first, however much one of them has written', async () => {
    await write(7, many('flood', 50));
    await write(3, ['early', 'late']);
    await write(9, ['other']);
    expect(await relays[0]!.drain()).toBe(53);
    const served = (word: string) => told.indexOf(word);
    expect(Math.max(served('early'), served('other'))).toBeLessThan(3);
    expect(served('late')).toBeLessThan(6);
    expect(told.filter((word) => word.startsWith('flood'))).toEqual(many('flood', 50));
  });

  it('gives what is of no agency a turn as well', async () => {
    await write(7, many('flood', 20));
    await write(undefined, ['of the province']);
    await relays[0]!.drain();
    expect(told.indexOf('of the province')).toBeLessThan(2);
  });

  it('keeps the order of a subject whose messages are of several agencies', async () => {
    const subject = randomUUID();
    await write(9, ['first'], subject);
    await write(3, ['second'], subject);
    await write(undefined, ['third'], subject);
    await Promise.all(relays.map((relay) => relay.drain(2)));
    expect(told).toEqual(['first', 'second', 'third']);
  });

  it('passes what cannot be reacted to until it is due again, and what comes after it of the subject', async () => {
    const subject = randomUUID();
    await write(7, ['broken'], subject);
    await write(7, ['behind it'], subject);
    await write(7, ['beside it']);
    await relays[0]!.drain();
    expect(told).toEqual(['beside it']);
    const [row] = await db.database.query<{ attempts: number }>(sql`
      select attempts from platform.outbox_message where payload ->> 'of' = 'broken'`);
    expect(row!.attempts).toBe(1);
    await db.database.query(sql`
      update platform.outbox_message set state = 'done' where subject_id = ${subject}::uuid`);
  });

  it('tries what stood beside it alone, and counts it against nobody else', async () => {
    await write(7, ['one', 'broken', 'another']);
    expect(await relays[0]!.drain()).toBe(3);
    expect(told).toEqual(['one', 'another']);
    const attempts = await db.database.query(sql`
      select payload ->> 'of' as of, state, attempts from platform.outbox_message
      where payload ->> 'of' in ('one', 'broken', 'another') and id > (select max(id) - 3 from platform.outbox_message)
      order by id`);
    expect(attempts).toEqual([
      { of: 'one', state: 'done', attempts: 1 },
      { of: 'broken', state: 'pending', attempts: 1 },
      { of: 'another', state: 'done', attempts: 1 },
    ]);
  });

  it('reacts to many in one transaction, whatever is put off elsewhere', async () => {
    const waiting = [21, 22, 23, 24].map((agencyId) => ({ agencyId, subject: randomUUID() }));
    for (const { agencyId, subject } of waiting) await write(agencyId, ['broken'], subject);
    await relays[0]!.drain();
    for (const { agencyId, subject } of waiting) await write(agencyId, ['behind it'], subject);
    await write(3, many('few', 8));
    const [row] = await db.database.query<{ before: number }>(
      sql`select txid_current()::text::int as before`,
    );
    await relays[0]!.drain();
    const [done] = await db.database.query<{ transactions: number }>(sql`
      select count(distinct xmin::text)::int as transactions from platform.outbox_message
      where xmin::text::bigint > ${row!.before}::bigint`);
    expect(done!.transactions).toBe(1);
  });

  it('hands on everything once when two make their rounds together, with several in hand each', async () => {
    await write(7, many('flood', 40));
    await write(3, many('few', 10));
    const handled = await Promise.all(relays.map((relay) => relay.drain(2)));
    expect(handled[0]! + handled[1]!).toBe(50);
    expect(new Set(told).size).toBe(50);
    expect(told).toHaveLength(50);
  });
});
