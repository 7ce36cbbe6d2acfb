import type { FindDossier } from '#dossier';
import { sql } from '#platform/database';
import { STEPPED_IN } from '../contracts/stepped-in.ts';
import { TryAgain } from '#platform/queue';
import type { StoredMessage } from '#platform/outbox';
import { createTestDatabase, FakeClock, testConfig, type TestDatabase, testPersonalData } from '#testing';
import { delivering } from '../../spec/delivering.ts';
import { ScriptedMailer, ScriptedSmsGateway } from '../../spec/scripted-gateways.ts';
import { attemptsOf, deliveriesOf, type DeliveryRow } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import { tell, type Wish } from '../../spec/telling.ts';
import type { DeliverMessage } from './deliver-message.ts';
import { FollowSentAgain } from './follow-sent-again.ts';
import { ListDeliveries } from './list-deliveries.ts';
import { RecordReceipt } from './record-receipt.ts';
import { SweepDeliveries } from './sweep-deliveries.ts';
import { WriteMessages } from './write-messages.ts';

const [EVENING, NIGHT, MORNING] = [
  ...(['2026-03-04T20:59:00+07:00', '2026-03-04T22:00:00+07:00', '2026-03-05T07:00:00+07:00'] as const),
];
const HOUR = 3_600_000;

describe('messages that are held', () => {
  let db: TestDatabase;
  let clock: FakeClock;
  let sms: ScriptedSmsGateway;
  let mailer: ScriptedMailer;
  let deliver: DeliverMessage;
  let writer: WriteMessages;
  let dossierId: string;

  const config = testConfig({
    ...{ SMS_QUIET_HOURS: '21:00-07:00', SAID_ALREADY_MINUTES: 30 },
    ...{ RETRY_SECONDS: 5, RETRY_LONGEST_SECONDS: 300, STALE_SECONDS: 600 },
  });

  /** Something happened to the dossier, and is to be told. */
  const told = (wish: Wish = {}) => tell(db.database, writer, clock.now(), { dossierId, ...wish });
  const rows = () => deliveriesOf(db.database, dossierId);
  const last = async (channel: 'sms' | 'email'): Promise<DeliveryRow> =>
    (await rows()).filter((row) => row.channel === channel).at(-1)!;
  const outcomeOf = (id: string, channel: 'sms' | 'email' = 'sms') =>
    deliver.execute(id, channel).then(
      (jobs) => (jobs.length === 0 ? 'done' : jobs),
      (error: unknown) => error,
    );

  beforeAll(async () => {
    db = await createTestDatabase();
    writer = new WriteMessages(testPersonalData(db.database), config);
  });
  beforeEach(async () => {
    await db.database.query(sql`truncate notification.delivery cascade`);
    dossierId = await storeDossier(db.database);
    clock = new FakeClock();
    clock.set('2026-03-04T10:00:00+07:00');
    sms = new ScriptedSmsGateway();
    mailer = new ScriptedMailer();
    deliver = delivering(db.database, clock, config, [sms], mailer);
  });
  afterAll(() => db.close());

  describe('at night', () => {
    it('wait for the morning when they are text messages, and letters do not', async () => {
      clock.set(NIGHT);
      const jobs = await told();
      expect(jobs.map(({ queue, delaySeconds }) => [queue, delaySeconds])).toEqual([
        ['deliver-sms', 9 * 3600],
        ['deliver-email', 0],
      ]);
      expect(await rows()).toMatchObject([{ dueAt: new Date(MORNING) }, { dueAt: null }]);
      expect(await outcomeOf((await last('sms')).id)).toBeInstanceOf(TryAgain);
      expect(await outcomeOf((await last('email')).id, 'email')).toBe('done');
      expect(sms.script.calls).toEqual([]);
    });

    it('have waited no time when they go out, and are tried for 72 hours from then on', async () => {
      clock.set(NIGHT);
      await told();
      const { id } = await last('sms');
      // The last comes at seven in the morning again, so no hour between is quiet.
      for (const [hours, state] of [
        [0, 'pending'],
        [24, 'pending'],
        [72, 'failed'],
      ] as const) {
        clock.set(new Date(new Date(MORNING).getTime() + hours * HOUR).toISOString());
        sms.script.next({ kind: 'unavailable', reason: 'no answer in time' });
        await outcomeOf(id);
        expect((await last('sms')).state).toBe(state);
      }
      const waited = await db.database.query<{ waited: number }>(sql`
        select extract(epoch from waited)::int as waited from notification.attempt where delivery_id = ${id} and number = 1`);
      expect(waited).toEqual([{ waited: 0 }]);
    });

    it('are tried again in the morning when they were in vain in the evening', async () => {
      clock.set(EVENING);
      await told();
      const { id } = await last('sms');
      sms.script.next({ kind: 'throttled', reason: 'HTTP 429', retryAfterSeconds: 120 });
      expect(await outcomeOf(id)).toMatchObject([{ queue: 'retry-sms', delaySeconds: 10 * 3600 + 60 }]);
      expect(await last('sms')).toMatchObject({ state: 'pending', dueAt: new Date(MORNING) });
    });

    it('are put to rest when their turn comes only then', async () => {
      clock.set(EVENING);
      await told();
      const { id } = await last('sms');
      clock.set(NIGHT);
      expect(await outcomeOf(id)).toMatchObject([{ id: `${id}-1-0`, delaySeconds: 9 * 3600 }]);
      expect(await last('sms')).toMatchObject({ state: 'pending', attempts: 0, dueAt: new Date(MORNING) });
      expect(sms.script.calls).toEqual([]);
      clock.set(MORNING);
      expect(await outcomeOf(id)).toBe('done');
    });

    it('keep their turn among those of their agency when they are put to rest', async () => {
      clock.set(EVENING);
      await told();
      await told();
      const { id } = await last('sms');
      clock.set(NIGHT);
      expect(await outcomeOf(id)).toMatchObject([{ queue: 'deliver-sms', priority: 1 }]);
    });

    it('are put to rest when their worker was killed in the evening, and are counted as a possible double', async () => {
      clock.set(EVENING);
      await told();
      const { id } = await last('sms');
      sms.script.next(() => Promise.reject(new Error('killed')));
      await outcomeOf(id);
      clock.set(NIGHT);
      expect(await outcomeOf(id)).toMatchObject([{ queue: 'retry-sms', delaySeconds: 9 * 3600 }]);
      expect(await last('sms')).toMatchObject({ state: 'pending', dueAt: new Date(MORNING) });
      clock.set(MORNING);
      expect(await outcomeOf(id)).toBe('done');
      expect(await attemptsOf(db.database, id)).toMatchObject([
        { outcome: 'abandoned' },
        { outcome: 'accepted' },
      ]);
    });

    it('go out all the same when somebody waits for them at the desk, before what rests', async () => {
      clock.set(NIGHT);
      await told();
      const [resting] = await rows();
      clock.advance({ minutes: 1 });
      const [job] = await told({ intent: 'hand-over-code', channels: ['sms'] });
      expect(job).toMatchObject({ delaySeconds: 0, priority: 0 });
      const code = (await rows()).find(({ intent }) => intent === 'hand-over-code')!;
      expect(await outcomeOf(code.id)).toBe('done');
      expect(sms.script.calls).toMatchObject([{ text: code.content.text }]);
      clock.set(MORNING);
      expect(await outcomeOf(resting!.id)).toBe('done');
    });

    it('keep their order, and wait for those of their agency that rest before them', async () => {
      clock.set(NIGHT);
      const priorities: unknown[] = [];
      for (let count = 0; count < 3; count += 1) {
        const [job] = await told({ channels: ['sms'] });
        priorities.push(job!.priority);
        clock.advance({ minutes: 1 });
      }
      expect(priorities).toEqual([0, 1, 2]);
      clock.set(MORNING);
      const [first, second] = await rows();
      expect(await outcomeOf(second!.id)).toBeInstanceOf(TryAgain);
      expect(await outcomeOf(first!.id)).toBe('done');
      expect(await outcomeOf(second!.id)).toBe('done');
    });

    it('are queued by the sweeper once they are due, and not while they rest', async () => {
      clock.set(NIGHT);
      await told({ channels: ['sms'] });
      const sweep = new SweepDeliveries(db.database, clock);
      clock.advance({ hours: 8 });
      expect(await sweep.sweep(600)).toEqual([]);
      clock.set(MORNING);
      expect(await sweep.sweep(0)).toMatchObject([{ queue: 'deliver-sms', delaySeconds: 0 }]);
    });
  });

  describe('because nobody wanted them', () => {
    const refuse = () => sms.script.next({ kind: 'rejected', reason: 'blocked' });

    it('stand in for what did not arrive, in the words of that occasion, and say so', async () => {
      await told({ text: 'Ho so da nhan', held: { email: 'not-wished' } });
      const [text, letter] = await rows();
      expect(letter).toMatchObject({ state: 'suppressed', reason: 'not-wished' });
      refuse();
      expect(await outcomeOf(text!.id)).toBe('done');
      expect(await rows()).toMatchObject([
        { state: 'failed', reason: 'refused' },
        { state: 'pending', reason: null, content: { text: 'Ho so da nhan' } },
      ]);
      const [message] = await db.database.query<StoredMessage>(sql`
        select name, subject_id as "subjectId" from platform.outbox_message where subject_id = ${letter!.id}`);
      expect(message).toMatchObject({ name: STEPPED_IN });
      const jobs = await db.database.transaction((tx) => new FollowSentAgain(clock).handle([message!], tx));
      expect(jobs).toMatchObject([{ queue: 'deliver-email', payload: { deliveryId: letter!.id } }]);
      clock.advance({ seconds: 1 });
      expect(await outcomeOf(letter!.id, 'email')).toBe('done');
      const listing = new ListDeliveries(
        db.database,
        { assertMay: () => Promise.resolve() } as unknown as FindDossier,
        testPersonalData(db.database),
      );
      const [, shown] = await listing.execute({} as never, dossierId);
      expect(shown).toMatchObject({
        state: 'sent',
        timeline: [
          { kind: 'stand-in', standsInFor: text!.id },
          { kind: 'call', outcome: 'accepted' },
        ],
      });
    });

    it('stand in once, when receipts tell at the same time, twice over, that nothing arrived', async () => {
      await told({ held: { email: 'not-wished' } });
      const [text, letter] = await rows();
      sms.script.next({ kind: 'accepted', gatewayId: 'told of' });
      await outcomeOf(text!.id);
      const receipts = new RecordReceipt(db.database, clock);
      const receipt = { gateway: 'scripted', gatewayId: 'told of', at: clock.now(), reason: null };
      await Promise.all(
        (['expired', 'undeliverable', 'rejected', 'expired'] as const).map((outcome) =>
          receipts.execute({ ...receipt, outcome }),
        ),
      );
      expect(await last('email')).toMatchObject({ id: letter!.id, state: 'pending' });
      const messages = await db.database.query(sql`
        select 1 from platform.outbox_message where name = ${STEPPED_IN} and subject_id = ${letter!.id}`);
      expect(messages).toHaveLength(1);
    });

    it('stay where they are while the occasion is told over another channel', async () => {
      await told({ held: { sms: 'not-wished' } });
      mailer.script.next({ kind: 'unavailable', reason: 'HTTP 503' });
      await outcomeOf((await last('email')).id, 'email');
      expect(await last('sms')).toMatchObject({ state: 'suppressed', reason: 'not-wished' });
    });

    it('are switched off for good where the law does not ask for them, and stand in where it does', async () => {
      for (const [intent, state] of [
        ['opinions-asked', 'suppressed'],
        ['extended', 'pending'],
      ] as const) {
        await told({ intent, held: { email: 'switched-off' } });
        refuse();
        await outcomeOf((await last('sms')).id);
        expect(await last('email')).toMatchObject({ intent, state });
      }
    });

    it('stand in together with the failure, or neither is written', async () => {
      await told({ held: { email: 'not-wished' } });
      const { id } = await last('sms');
      await db.database.query(sql`
        alter table platform.outbox_message add constraint broken check (name <> 'notification.stepped-in.v1') not valid`);
      refuse();
      expect(await outcomeOf(id)).toBeInstanceOf(Error);
      await db.database.query(sql`alter table platform.outbox_message drop constraint broken`);
      expect(await rows()).toMatchObject([{ state: 'sending' }, { state: 'suppressed' }]);
      clock.advance({ minutes: 5 });
      refuse();
      expect(await outcomeOf(id)).toBe('done');
      expect(await rows()).toMatchObject([{ state: 'failed' }, { state: 'pending' }]);
    });

    it('rest at night as any other text message', async () => {
      clock.set(NIGHT);
      await told({ held: { sms: 'not-wished' } });
      mailer.script.next({ kind: 'undeliverable', reason: '550 No such user' });
      await outcomeOf((await last('email')).id, 'email');
      const { id } = await last('sms');
      expect(await outcomeOf(id)).toMatchObject([{ delaySeconds: 9 * 3600 }]);
      clock.set(MORNING);
      expect(await outcomeOf(id)).toBe('done');
    });
  });
});
