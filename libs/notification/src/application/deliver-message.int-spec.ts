import { HandOverCodes, TrackingSecrets } from '#dossier';
import { sql } from '#platform/database';
import { TryAgain } from '#platform/queue';
import {
  createTestDatabase,
  FakeClock,
  silentLogger,
  testConfig,
  type TestDatabase,
  testPersonalData,
} from '#testing';
import { ScriptedMailer, ScriptedSmsGateway } from '../../spec/scripted-gateways.ts';
import { deliveryOf, storeDelivery, type StoredDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import type { Outcome } from '../domain/outcome.ts';
import { DeliverMessage } from './deliver-message.ts';
import { DispatchMessage } from './dispatch-message.ts';

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
    deliver.execute(id).then(
      () => 'done',
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
    const dispatch = new DispatchMessage(testPersonalData(db.database), secrets, codes, [sms], mailer);
    deliver = new DeliverMessage(db.database, clock, dispatch, silentLogger(), config);
  });
  afterAll(() => db.close());

  it('puts the code of a hand-over in its place, which is stored nowhere', async () => {
    const codeId = '0199a000-0000-4000-8000-00000000c0de';
    const id = await store();
    const content = { text: 'Ma *CODE* de nhan ket qua', secretVersion: 1, codeId };
    await db.database.query(
      sql`update notification.delivery set content = ${JSON.stringify(content)} where id = ${id}`,
    );
    await deliver.execute(id);
    expect(sms.script.calls).toMatchObject([{ text: `Ma ${codes.of(codeId)} de nhan ket qua` }]);
    expect(JSON.stringify(await row(id))).not.toContain(codes.of(codeId));
  });

  it('hands an SMS to its gateway with the secret in place, and remembers that it is sent', async () => {
    const id = await store();
    await deliver.execute(id);
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
    await deliver.execute(id);
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

  it.each(['sent', 'failed'] as const)('ends quietly when the message is %s already', async (state) => {
    const id = await store({ state });
    await deliver.execute(id);
    expect(sms.script.calls).toEqual([]);
    expect(await row(id)).toMatchObject({ state, attempts: 1 });
  });

  it('ends quietly when there is no such message', async () => {
    await expect(deliver.execute('0193a5f0-0000-7000-8000-00000000dead')).resolves.toBeUndefined();
  });

  it('fails a message the gateway will never take, and tells nobody’s number', async () => {
    const id = await store();
    sms.script.next({ kind: 'rejected', reason: '0: Receiver 84900000001 refuses messages' });
    await deliver.execute(id);
    expect(await row(id)).toMatchObject({
      state: 'failed',
      lastError: '0: Receiver (phone) refuses messages',
      sentAt: null,
    });
  });

  it('puts a message back and asks to be called later when the gateway is away', async () => {
    const id = await store();
    sms.script.next({ kind: 'unavailable', reason: 'HTTP 503', retryAfterSeconds: 90 });
    expect(await outcomeOf(id)).toEqual(expect.objectContaining({ message: 'HTTP 503', afterSeconds: 90 }));
    expect(await row(id)).toMatchObject({ state: 'pending', attempts: 1, lastError: 'HTTP 503' });
    await deliver.execute(id);
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
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
    await deliver.execute(id);
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
    await deliver.execute(id);
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('leaves the message claimed when a gateway breaks its promise and throws', async () => {
    const id = await store();
    sms.script.next(() => Promise.reject(new Error('a bug')));
    expect(await outcomeOf(id)).toEqual(new Error('a bug'));
    expect(await row(id)).toMatchObject({ state: 'sending', attempts: 1 });
  });

  describe('whose claim was taken over', () => {
    const answerLate = async (late: Outcome, meanwhile: Outcome) => {
      const id = await store();
      const answer = sms.script.hold();
      sms.script.next(meanwhile);
      const first = outcomeOf(id);
      await until(() => sms.script.calls.length === 1);
      clock.advance({ seconds: 2 * CALL_TIMEOUT_SECONDS });
      await outcomeOf(id);
      answer(late);
      await first;
      return row(id);
    };

    it('stays with the second worker when the first call fails while the second goes on', async () => {
      const id = await store();
      const [answerFirst, answerSecond] = [sms.script.hold(), sms.script.hold()];
      const first = outcomeOf(id);
      await until(() => sms.script.calls.length === 1);
      clock.advance({ seconds: 2 * CALL_TIMEOUT_SECONDS });
      const second = outcomeOf(id);
      await until(() => sms.script.calls.length === 2);
      answerFirst({ kind: 'unavailable', reason: 'no answer in time' });
      await first;
      expect(await row(id)).toMatchObject({ state: 'sending', attempts: 2 });
      answerSecond({ kind: 'accepted', gatewayId: 'second' });
      expect(await second).toBe('done');
    });

    it('does not undo the later delivery when the first call fails after all', async () => {
      const unavailable: Outcome = { kind: 'unavailable', reason: 'no answer in time' };
      const taken: Outcome = { kind: 'accepted', gatewayId: 'second' };
      expect(await answerLate(unavailable, taken)).toMatchObject({
        state: 'sent',
        gatewayId: 'second',
        lastError: null,
      });
    });

    it.each<Outcome>([
      { kind: 'unavailable', reason: 'HTTP 503' },
      { kind: 'rejected', reason: 'repeated content' },
    ])(
      'is sent for good when the first call succeeds after all, whatever the second said',
      async (meanwhile) => {
        const late: Outcome = { kind: 'accepted', gatewayId: 'first' };
        expect(await answerLate(late, meanwhile)).toMatchObject({
          state: 'sent',
          gatewayId: 'first',
          lastError: null,
        });
      },
    );
  });

  describe('behind an earlier one about the same dossier', () => {
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

    it('does not wait for the other channel, nor for another dossier', async () => {
      await store({ channel: 'email' });
      await store({ dossierId: await storeDossier(db.database) });
      expect(await outcomeOf(await store())).toBe('done');
    });

    it('waits for three days and no longer', async () => {
      await store();
      clock.advance({ days: 3, seconds: -1 });
      const later = await store();
      expect(await outcomeOf(later)).toBeInstanceOf(TryAgain);
      clock.advance({ seconds: 1 });
      expect(await outcomeOf(later)).toBe('done');
    });
  });
});

/** Lets the event loop turn until the condition holds; the test's own time limit ends a wait in vain. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}
