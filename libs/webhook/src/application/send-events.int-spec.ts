import { sql } from '#platform/database';
import type { QueuedJob } from '#platform/queue';
import {
  createTestDatabase,
  FakeClock,
  spoil,
  testConfig,
  type TestDatabase,
  testPersonalData,
} from '#testing';
import { loggerInto } from '../../spec/log-lines.ts';
import { outcomesOf, standingOf, storeEvents, storeSubscription } from '../../spec/stored-subscriptions.ts';
import { type CallOutcome, outcomeOf } from '../domain/call-outcome.ts';
import { CallReceiver } from './call-receiver.ts';
import { ForgetEvents } from './forget-events.ts';
import { Receiver, type Telling } from './receiver.ts';
import { SendEvents } from './send-events.ts';
import { SweepSubscriptions } from './sweep-subscriptions.ts';

class ScriptedReceiver extends Receiver {
  readonly told: Telling[] = [];
  answer: (telling: Telling) => Promise<CallOutcome> | CallOutcome = () => outcomeOf(204);

  override async tell(telling: Telling): Promise<CallOutcome> {
    this.told.push(telling);
    return this.answer(telling);
  }
}

describe('telling a subscription', () => {
  let db: TestDatabase;
  let clock: FakeClock;
  let receiver: ScriptedReceiver;
  let send: SendEvents;
  let id: string;
  let logged: string[];

  const sender = (of: Receiver): SendEvents => {
    const config = testConfig({ CALL_TIMEOUT_SECONDS: '10' });
    const call = new CallReceiver(of, testPersonalData(db.database), config);
    return new SendEvents(db.database, clock, call, config, loggerInto(logged));
  };
  const standing = () => standingOf(db.database, id);
  const outcomes = () => outcomesOf(db.database, id);
  const sequences = () =>
    receiver.told.map(({ body }) => Number((JSON.parse(body) as { sequence: string }).sequence));
  const delayOf = (jobs: readonly QueuedJob[]) =>
    jobs.map(({ queue, delaySeconds }) => [queue, delaySeconds]);

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  beforeEach(async () => {
    [clock, receiver, logged] = [new FakeClock(), new ScriptedReceiver(), []];
    send = sender(receiver);
    id = await storeSubscription(db.database, clock.now(), 'https://nhan.saomai.example/');
    await storeEvents(db.database, id, 3, clock.now());
  });
  afterAll(() => db.close());

  it('goes in its order, once, and ends when nothing waits', async () => {
    expect(await send.execute(id)).toEqual([]);
    expect(await send.execute(id)).toEqual([]);
    expect(sequences()).toEqual([1, 2, 3]);
    expect(receiver.told[0]).toMatchObject({
      ...{ endpoint: 'https://nhan.saomai.example/', id: 'event 1' },
      secrets: [expect.stringMatching(/^whsec_/)],
    });
    expect(await outcomes()).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await standing()).toMatchObject({ nextSequence: 4, tries: 0, failingSince: null });
  });

  it('keeps the order through a failure, over the queue of those who fail', async () => {
    receiver.answer = ({ id: event }) => outcomeOf(event === 'event 2' ? 503 : 204);
    const [job] = await send.execute(id);
    expect(job).toMatchObject({ queue: 'retry-webhook', payload: { subscriptionId: id } });
    expect(await send.execute(id)).toEqual([]);
    expect(sequences()).toEqual([1, 2]);
    expect(await standing()).toMatchObject({ nextSequence: 2, tries: 1, failingSince: clock.now() });
    receiver.answer = () => outcomeOf(204);
    clock.advance({ seconds: 10 });
    await send.execute(id);
    expect(sequences()).toEqual([1, 2, 2, 3]);
    expect(await standing()).toMatchObject({ nextSequence: 4, tries: 0, failingSince: null, dueAt: null });
  });

  it('waits as long as the receiver asks', async () => {
    receiver.answer = () => outcomeOf(429, 60);
    expect(delayOf(await send.execute(id))).toEqual([['retry-webhook', 60]]);
  });

  it('is paused after three days in vain, and cried out over; what happens waits', async () => {
    receiver.answer = () => outcomeOf(500);
    const startedAt = clock.now();
    for (let calls = 0; (await standing())?.state === 'active'; calls += 1) {
      expect(calls).toBeLessThan(300);
      const dueAt = (await standing())?.dueAt ?? clock.now();
      clock.set(dueAt.toISOString());
      await send.execute(id);
    }
    expect(clock.now().getTime() - startedAt.getTime()).toBe(72 * 3_600_000);
    expect(await standing()).toMatchObject({ state: 'paused', pausedBecause: 'failing', nextSequence: 1 });
    expect(logged.join()).toContain('A SUBSCRIPTION IS PAUSED');
    expect(await send.execute(id)).toEqual([]);
    expect(new Set(sequences())).toEqual(new Set([1]));
  });

  it('is paused at once by a receiver that is gone', async () => {
    receiver.answer = () => outcomeOf(410);
    await send.execute(id);
    expect(await standing()).toMatchObject({ state: 'paused', pausedBecause: 'gone', nextSequence: 1 });
  });

  it('is in one worker’s hands at a time, however many there are', async () => {
    await storeEvents(db.database, id, 17, clock.now());
    await Promise.all(Array.from({ length: 6 }, () => send.execute(id)));
    await send.execute(id);
    expect(sequences()).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('whose worker was killed during the call goes on with the same event, and the late worker changes nothing', async () => {
    let end: (outcome: CallOutcome) => void = () => undefined;
    const called = new Promise<void>((reached) => {
      receiver.answer = () =>
        new Promise((resolve) => {
          end = resolve;
          reached();
        });
    });
    const killed = send.execute(id);
    await called;
    const other = new ScriptedReceiver();
    const heir = sender(other);
    expect(await heir.execute(id)).toEqual([]);
    expect(other.told).toEqual([]);
    clock.advance({ seconds: 21 });
    await heir.execute(id);
    expect(other.told.map(({ id: event }) => event)).toEqual(['event 1', 'event 2', 'event 3']);
    end(outcomeOf(500));
    await killed;
    expect((await outcomes())[0]).toBe('unavailable');
    expect(await standing()).toMatchObject({ state: 'active', nextSequence: 4, tries: 0, dueAt: null });
  });

  it('is found again when its job was lost', async () => {
    const sweep = new SweepSubscriptions(db.database, clock);
    clock.advance({ seconds: 700 });
    const mine = async () => (await sweep.sweep(600)).filter(({ id: job }) => job.startsWith(id));
    expect(await mine()).toHaveLength(1);
    expect(await mine()).toEqual([]);
    await send.execute(id);
    clock.advance({ seconds: 700 });
    expect(await mine()).toEqual([]);
  });

  it('goes on where somebody asked to begin again meanwhile', async () => {
    await send.execute(id);
    await storeEvents(db.database, id, 1, clock.now());
    receiver.answer = async ({ id: event }) => {
      if (event === 'event 4') {
        receiver.answer = () => outcomeOf(204);
        await db.database.query(sql`update webhook.subscription set next_sequence = 2 where id = ${id}`);
      }
      return outcomeOf(204);
    };
    await send.execute(id);
    expect(sequences()).toEqual([1, 2, 3, 4, 2, 3, 4]);
  });

  it('makes room for others after a hundred', async () => {
    await storeEvents(db.database, id, 120, clock.now());
    const jobs = await send.execute(id);
    expect(receiver.told).toHaveLength(100);
    expect(delayOf(jobs)).toEqual([['deliver-webhook', 0]]);
    await send.execute(id);
    expect(receiver.told).toHaveLength(123);
  });

  it('is signed with the former secret as well, as long as that is good', async () => {
    const personal = testPersonalData(db.database);
    const former = await personal.seal('whsec_former', {
      ...{ column: 'webhook.subscription.former_sealed', row: id },
    });
    await db.database.query(sql`
      update webhook.subscription
      set former_sealed = ${former}, former_until = ${clock.now()}::timestamptz + interval '1 hour' where id = ${id}`);
    await send.execute(id);
    expect(receiver.told[0]?.secrets).toEqual([expect.stringMatching(/^whsec_.{44}$/), 'whsec_former']);
    clock.advance({ hours: 2 });
    await storeEvents(db.database, id, 1, clock.now());
    await send.execute(id);
    expect(receiver.told.at(-1)?.secrets).toHaveLength(1);
  });

  it('waits, and shows why, while its secret does not open: unsigned nothing is told', async () => {
    await spoil(db.database, 'webhook.subscription.secret_sealed', sql`id = ${id}`);
    expect(await send.execute(id)).toMatchObject([{ queue: 'retry-webhook' }]);
    expect(receiver.told).toEqual([]);
    expect(await standing()).toMatchObject({ nextSequence: 1, failingSince: clock.now() });
    const calls = await db.database.query(
      sql`select outcome, reason from webhook.exchange where subscription_id = ${id}`,
    );
    const reason = expect.stringContaining('personal-data.unopenable') as string;
    expect(calls).toEqual([{ outcome: 'rejected', reason }]);
  });

  it('is forgotten after three months, but for what it waits for', async () => {
    receiver.answer = ({ id: event }) => outcomeOf(event === 'event 3' ? 500 : 204);
    await send.execute(id);
    clock.advance({ days: 91 });
    await new ForgetEvents(db.database, clock).execute();
    const kept = await db.database.query<{ sequence: string }>(
      sql`select sequence from webhook.event where subscription_id = ${id} order by sequence`,
    );
    expect(kept.map(({ sequence }) => Number(sequence))).toEqual([3]);
    expect(await outcomes()).toEqual([]);
  });
});
