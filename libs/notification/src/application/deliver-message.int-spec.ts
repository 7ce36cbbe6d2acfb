import { randomBytes } from 'node:crypto';
import { HandOverCodes, TrackingSecrets } from '#dossier';
import { sql } from '#platform/database';
import { TryAgain } from '#platform/queue';
import { createTestDatabase, FakeClock, testConfig, type TestDatabase } from '#testing';
import { delivering } from '../../spec/delivering.ts';
import { ScriptedMailer, ScriptedSmsGateway } from '../../spec/scripted-gateways.ts';
import { attemptsOf, deliveryOf, storeDelivery, type StoredDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import { DELIVERY_STATES } from '../domain/delivery-state.ts';
import type { DeliverMessage } from './deliver-message.ts';

const CALL_TIMEOUT_SECONDS = 30;

describe('delivering a message', () => {
  let db: TestDatabase;
  let dossierId: string;
  let clock: FakeClock;
  let sms: ScriptedSmsGateway;
  let mailer: ScriptedMailer;
  let deliver: DeliverMessage;

  const config = testConfig({ CALL_TIMEOUT_SECONDS });
  const secrets = new TrackingSecrets(config);
  const codes = new HandOverCodes(config);
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
    mailer = new ScriptedMailer();
    deliver = delivering(db.database, clock, config, [sms], mailer);
  });
  afterAll(() => db.close());

  it('puts the code of a hand-over in its place, which is stored nowhere', async () => {
    const codeId = '0199a000-0000-4000-8000-00000000c0de';
    const id = await store();
    const content = { text: 'Ma *CODE* de nhan ket qua', secretVersion: 1, codeId };
    await db.database.query(
      sql`update notification.delivery set content = ${JSON.stringify(content)} where id = ${id}`,
    );
    await deliver.execute(id, 'sms');
    expect(sms.script.calls).toMatchObject([{ text: `Ma ${codes.of(codeId)} de nhan ket qua` }]);
    expect(JSON.stringify(await row(id))).not.toContain(codes.of(codeId));
  });

  it('hands an SMS to its gateway with the secret in place, and remembers that it is sent', async () => {
    const id = await store();
    await deliver.execute(id, 'sms');
    const secret = secrets.of(dossierId, 1);
    expect(sms.script.calls).toEqual([
      { to: '0900000001', text: `Xem ho so: http://localhost/?secret=${secret}`, requestId: id },
    ]);
    expect(await row(id)).toMatchObject({
      state: 'sent',
      attempts: 1,
      sentAt: clock.now(),
      gatewayId: 'taken 1',
      lastError: null,
      content: { text: 'Xem ho so: http://localhost/?secret=**SECRET**' },
    });
  });

  it('hands an e-mail to the mail server under the id of the delivery', async () => {
    const id = await store({ channel: 'email' });
    await deliver.execute(id, 'email');
    const address = `http://localhost/?secret=${secrets.of(dossierId, 1)}`;
    expect(mailer.script.calls).toEqual([
      {
        id,
        to: 'nguoi.dan@example.com',
        subject: 'Đã tiếp nhận hồ sơ',
        text: address,
        html: `<a href="${address}">Xem hồ sơ</a>`,
      },
    ]);
    expect(await row(id)).toMatchObject({ state: 'sent' });
  });

  it.each(DELIVERY_STATES.filter((state) => state !== 'pending' && state !== 'sending'))(
    'ends quietly when the message is %s already',
    async (state) => {
      const id = await store({ state });
      expect(await outcomeOf(id)).toBe('done');
      expect(sms.script.calls).toEqual([]);
      expect(await row(id)).toMatchObject({ state, attempts: 1 });
    },
  );

  it('ends quietly when there is no such message', async () => {
    await expect(deliver.execute('0193a5f0-0000-7000-8000-00000000dead', 'sms')).resolves.toEqual([]);
  });

  it.each([
    ['rejected', 'failed', 'refused'],
    ['undeliverable', 'undeliverable', 'unreachable'],
  ] as const)('ends a message that is %s, and tells nobody’s number', async (kind, state, reason) => {
    const id = await store();
    sms.script.next({ kind, reason: '0: Receiver 84900000001 refuses messages' });
    expect(await outcomeOf(id)).toBe('done');
    const lastError = '0: Receiver (phone) refuses messages';
    expect(await row(id)).toMatchObject({ state, reason, lastError, sentAt: null });
    expect(await attemptsOf(db.database, id)).toMatchObject([{ outcome: kind, reason: lastError }]);
  });

  it.each([
    ['half a sign', 'Sai \ud83d'],
    ['a sign of code 0', 'Sai \u0000'],
  ])('writes down how a call ended whatever the gateway says: %s', async (_what, words) => {
    const [refused, taken] = [await store(), await store()];
    sms.script.next({ kind: 'rejected', reason: words });
    expect(await outcomeOf(refused)).toBe('done');
    expect(await row(refused)).toMatchObject({ state: 'failed', lastError: 'Sai \ufffd' });
    sms.script.next({ kind: 'accepted', gatewayId: words });
    expect(await outcomeOf(taken)).toBe('done');
    expect(await row(taken)).toMatchObject({ state: 'sent', gatewayId: 'Sai \ufffd' });
  });

  it('writes down what a gateway took however long it is in telling so', async () => {
    const id = await store();
    sms.script.next({ kind: 'accepted', gatewayId: randomBytes(4000).toString('base64') });
    expect(await outcomeOf(id)).toBe('done');
    expect(await row(id)).toMatchObject({ state: 'sent' });
  });

  it('does not send what nobody is to get any more, and says so', async () => {
    const id = await store();
    await db.database.query(sql`update notification.delivery set recipient_sealed = null where id = ${id}`);
    expect(await outcomeOf(id)).toBe('done');
    expect(sms.script.calls).toEqual([]);
    expect(await attemptsOf(db.database, id)).toEqual([]);
    const [left] = await db.database.query(sql`
      select state, reason from notification.delivery where id = ${id}`);
    expect(left).toEqual({ state: 'suppressed', reason: 'recipient-erased' });
  });

  it('writes down each call: over what, how it ended and what it cost', async () => {
    const id = await store();
    sms.script.next({ kind: 'unavailable', reason: 'HTTP 503' });
    await deliver.execute(id, 'sms');
    clock.advance({ seconds: 1 });
    await deliver.execute(id, 'sms');
    const call = { gateway: 'scripted', requestId: id };
    expect(await attemptsOf(db.database, id)).toEqual([
      expect.objectContaining({
        ...call,
        number: 1,
        outcome: 'unavailable',
        reason: 'HTTP 503',
        segments: 1,
      }),
      expect.objectContaining({ ...call, number: 2, outcome: 'accepted', gatewayId: 'taken 2', segments: 1 }),
    ]);
  });

  it('asks for a place on the lane of those that failed before, at once after the first failure', async () => {
    const id = await store();
    sms.script.next({ kind: 'unavailable', reason: 'HTTP 503' });
    const again = { queue: 'retry-sms', payload: { deliveryId: id }, correlationId: 'correlation-1' };
    expect(await deliver.execute(id, 'sms')).toEqual([
      { ...again, id: `${id}-0-1`, delaySeconds: 0, priority: 0 },
    ]);
    expect(await row(id)).toMatchObject({ state: 'pending', attempts: 1, lastError: 'HTTP 503' });
    await deliver.execute(id, 'sms');
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 2, lastError: null, dueAt: null });
  });

  it('waits as long as the gateway asks for, whatever queues it', async () => {
    const id = await store();
    sms.script.next({ kind: 'throttled', reason: 'HTTP 429', retryAfterSeconds: 0.25 });
    expect(await deliver.execute(id, 'sms')).toMatchObject([{ delaySeconds: 0.25 }]);
    expect(await outcomeOf(id)).toEqual(
      expect.objectContaining({ message: 'the next try is not due', afterSeconds: 0.25 }),
    );
    clock.advance({ seconds: 1 });
    expect(await outcomeOf(id)).toBe('done');
  });

  it('is tried for 72 hours, then it has failed for a person to see', async () => {
    const id = await store();
    const start = clock.now().getTime();
    const silent = () => sms.script.next({ kind: 'unavailable', reason: 'no answer in time' });
    for (const hours of [0, 24, 71.99, 72]) {
      clock.set(new Date(start + hours * 3_600_000).toISOString());
      silent();
      await deliver.execute(id, 'sms');
      expect((await row(id))?.state).toBe(hours === 72 ? 'failed' : 'pending');
    }
    expect(await row(id)).toMatchObject({ reason: 'gave-up', attempts: 4, lastError: 'no answer in time' });
    expect(await outcomeOf(id)).toBe('done');
  });

  it('calls the gateway once when many jobs carry the same message', async () => {
    const id = await store();
    const answer = sms.script.hold();
    const ends: unknown[] = [];
    const jobs = Array.from({ length: 8 }, () => outcomeOf(id).then((end) => ends.push(end)));
    await until(() => ends.length === 7);
    answer({ kind: 'accepted', gatewayId: 'taken' });
    await Promise.all(jobs);
    expect(sms.script.calls).toHaveLength(1);
    expect(ends.filter((end) => end === 'done')).toHaveLength(1);
    expect(ends.filter((end) => end instanceof TryAgain)).toHaveLength(7);
  });

  it('holds no transaction open while the gateway works', async () => {
    const id = await store();
    let open: unknown;
    sms.script.next(async () => {
      open = await db.database.query(sql`
        select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`);
      return { kind: 'accepted', gatewayId: 'taken' };
    });
    await deliver.execute(id, 'sms');
    expect(open).toEqual([]);
  });

  it('leaves a message alone that another worker is sending, until no call can last that long', async () => {
    const id = await store({ state: 'sending' });
    clock.advance({ seconds: 2 * CALL_TIMEOUT_SECONDS - 1 });
    expect(await outcomeOf(id)).toEqual(
      expect.objectContaining({ message: 'the message is being sent', afterSeconds: 1 }),
    );
    expect(sms.script.calls).toEqual([]);
    clock.advance({ seconds: 1 });
    await deliver.execute(id, 'sms');
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('counts the call of a worker that died: what it sent may be there twice, under one request id', async () => {
    const id = await store();
    sms.script.next(() => Promise.reject(new Error('killed')));
    await outcomeOf(id);
    clock.advance({ seconds: 2 * CALL_TIMEOUT_SECONDS });
    await deliver.execute(id, 'sms');
    expect(await attemptsOf(db.database, id)).toMatchObject([
      { number: 1, outcome: 'abandoned', requestId: id },
      { number: 2, outcome: 'accepted', requestId: id },
    ]);
  });

  it('leaves the message claimed when a gateway breaks its promise and throws', async () => {
    const id = await store();
    sms.script.next(() => Promise.reject(new Error('a bug')));
    expect(await outcomeOf(id)).toEqual(new Error('a bug'));
    expect(await row(id)).toMatchObject({ state: 'sending', attempts: 1 });
  });
});

/** Lets the event loop turn until the condition holds; the test's own time limit ends a wait in vain. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}
