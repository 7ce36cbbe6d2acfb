import { DOSSIER_CHANGED, DossierSnapshots, TrackingSecrets } from '#dossier';
import { Directory } from '#organization';
import { sql } from '#platform/database';
import type { StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import {
  createTestDatabase,
  FakeClock,
  spoil,
  testConfig,
  type TestDatabase,
  testPersonalData,
} from '#testing';
import { IDENTITY_NUMBER } from '../../spec/snapshots.ts';
import { deliveriesOf } from '../../spec/stored-deliveries.ts';
import { RECEIVED_AT, storeChange, storeDossier } from '../../spec/stored-dossiers.ts';
import { MessageTemplates } from './message-templates.ts';
import { MessagesAbout } from './messages-about.ts';
import { NotifyApplicant } from './notify-applicant.ts';
import { ReaddressMessages } from './readdress-messages.ts';
import { WriteMessages } from './write-messages.ts';

describe('telling an applicant of a change', () => {
  let db: TestDatabase;
  let notify: NotifyApplicant;

  const message = (subjectId: string, sequence: number, name = DOSSIER_CHANGED): StoredMessage => ({
    ...{ id: '1', name, subjectId, payload: { sequence } },
    ...{ occurredAt: new Date(RECEIVED_AT), correlationId: 'correlation-1' },
  });
  const tell = (subjectId: string, sequence: number, name?: string): Promise<QueuedJob[]> =>
    db.database.transaction((tx) => notify.handle([message(subjectId, sequence, name)], tx));

  beforeAll(async () => {
    db = await createTestDatabase();
    const config = testConfig();
    const personal = testPersonalData(db.database);
    const snapshots = new DossierSnapshots(db.database, personal);
    const directory = new Directory(db.database);
    const about = new MessagesAbout(directory, new MessageTemplates(directory), config);
    const write = new WriteMessages(personal, config);
    notify = new NotifyApplicant(snapshots, about, write, new ReaddressMessages(personal), new FakeClock());
  });
  afterAll(() => db.close());

  it('writes one finished message for each channel and queues their jobs', async () => {
    const dossierId = await storeDossier(db.database);
    const jobs = await tell(dossierId, 1);
    const written = await deliveriesOf(db.database, dossierId);
    expect(written).toMatchObject([
      {
        channel: 'sms',
        recipient: '0900000001',
        content: { text: expect.stringMatching(/^Ho so H99\.41\.01-260304-\d{4} duoc tiep nhan /) },
        correlationId: 'correlation-1',
      },
      {
        channel: 'email',
        recipient: 'nguoi.dan@example.com',
        content: {
          subject: expect.stringContaining('Đã tiếp nhận hồ sơ'),
          html: expect.stringContaining('<html'),
        },
      },
    ]);
    for (const row of written) {
      expect(row).toMatchObject({
        intent: 'received',
        intentKey: `${dossierId}:1:received`,
        state: 'pending',
        attempts: 0,
      });
    }
    expect(jobs).toEqual(
      written.map(({ id, channel }) => ({
        queue: `deliver-${channel}`,
        id: `${id}-0-0`,
        ...{ delaySeconds: 0, priority: 0 },
        payload: { deliveryId: id },
        correlationId: 'correlation-1',
      })),
    );
  });

  const states = (dossierId: string) =>
    db.database.query(sql`
      select channel, state, reason from notification.delivery where dossier_id = ${dossierId} order by channel desc`);

  it('writes as failed what goes to a number that does not open, and holds up no other message nor dossier', async () => {
    const [lost, other] = [await storeDossier(db.database), await storeDossier(db.database)];
    await spoil(db.database, 'dossier.applicant.phone_sealed', sql`dossier_id = ${lost}`);
    const jobs = await db.database.transaction((tx) =>
      notify.handle([message(lost, 1), message(other, 1)], tx),
    );
    expect(jobs.map(({ queue }) => queue).sort()).toEqual(['deliver-email', 'deliver-email', 'deliver-sms']);
    expect(await states(lost)).toEqual([
      { channel: 'sms', state: 'failed', reason: 'recipient-unopenable' },
      { channel: 'email', state: 'pending', reason: null },
    ]);
    expect(await states(other)).toMatchObject([{ state: 'pending' }, { state: 'pending' }]);
  });

  it('lets another message stand in for one to a number that does not open, and tells nobody else’s number', async () => {
    const dossierId = await storeDossier(db.database, { submitterPhone: '0900000009' });
    await db.database.query(
      sql`update dossier.applicant set told_over = '{sms}' where dossier_id = ${dossierId}`,
    );
    await spoil(db.database, 'dossier.applicant.phone_sealed', sql`dossier_id = ${dossierId}`);
    expect(await tell(dossierId, 1)).toEqual([]);
    expect(await states(dossierId)).toEqual([
      { channel: 'sms', state: 'failed', reason: 'recipient-unopenable' },
      { channel: 'email', state: 'pending', reason: null },
    ]);
  });

  /** Messages of an agency that wait. */
  const waiting = async (
    count: number,
    agency: string,
    change: { channel?: 'sms' | 'email'; tries?: number },
  ) => {
    const { channel = 'sms', tries = 0 } = change;
    const dossierId = await storeDossier(db.database);
    await db.database.query(sql`
      insert into notification.delivery (id, dossier_id, intent, intent_key, channel, content, state, agency_id, tries,
        created_at, touched_at, correlation_id)
      select gen_random_uuid(), ${dossierId}, 'received', gen_random_uuid(), ${channel}, '{}', 'pending', a.id, ${tries},
             ${RECEIVED_AT}::timestamptz - interval '1 hour', ${RECEIVED_AT}, 'test'
      from organization.agency a, generate_series(1, ${count}) where a.code = ${agency}`);
  };

  it('lets each message wait for those of its own agency and channel that were never tried, and for no others', async () => {
    await db.database.query(sql`truncate notification.delivery cascade`);
    await waiting(7, 'H99.41.01', {});
    await waiting(5, 'H99.41.01', { tries: 1 });
    await waiting(3, 'H99.41.01', { channel: 'email' });
    await waiting(11, 'H99.46', {});
    const priorities = async () =>
      Object.fromEntries(
        (await tell(await storeDossier(db.database), 1)).map(({ queue, priority }) => [queue, priority]),
      );
    expect(await priorities()).toEqual({ 'deliver-sms': 7, 'deliver-email': 3 });
    expect(await priorities()).toEqual({ 'deliver-sms': 8, 'deliver-email': 4 });
    // Behind so many, they go over a lane of their own.
    await waiting(1500, 'H99.41.01', {});
    expect(await priorities()).toEqual({ 'bulk-sms': 1000, 'deliver-email': 5 });
  });

  it('writes and queues nothing the second time', async () => {
    const dossierId = await storeDossier(db.database);
    await tell(dossierId, 1);
    expect(await tell(dossierId, 1)).toEqual([]);
    expect(await deliveriesOf(db.database, dossierId)).toHaveLength(2);
  });

  it('writes each message once however many hear of the change at the same time', async () => {
    const dossierId = await storeDossier(db.database);
    const jobs = (await Promise.all(Array.from({ length: 5 }, () => tell(dossierId, 1)))).flat();
    expect(jobs).toHaveLength(2);
    expect(await deliveriesOf(db.database, dossierId)).toHaveLength(2);
  });

  it('leaves nothing behind when the transaction it belongs to fails', async () => {
    const dossierId = await storeDossier(db.database);
    const failing = db.database.transaction(async (tx) => {
      await notify.handle([message(dossierId, 1)], tx);
      throw new Error('another subscriber failed');
    });
    await expect(failing).rejects.toThrow('another subscriber failed');
    expect(await deliveriesOf(db.database, dossierId)).toEqual([]);
  });

  it('keeps neither identity number nor tracking secret at rest', async () => {
    const dossierId = await storeDossier(db.database);
    await tell(dossierId, 1);
    const written = JSON.stringify(await deliveriesOf(db.database, dossierId));
    expect(written).not.toContain(IDENTITY_NUMBER);
    expect(written).not.toContain(new TrackingSecrets(testConfig()).of(dossierId, 1));
  });

  it('says nothing of a step within the agencies, and by letter alone that its status changed', async () => {
    const dossierId = await storeDossier(db.database);
    await storeChange(db.database, dossierId, {
      sequence: 2,
      statusBefore: 'received',
      status: 'processing',
    });
    await storeChange(db.database, dossierId, {
      sequence: 3,
      statusBefore: 'processing',
      status: 'processing',
    });
    await tell(dossierId, 2);
    expect(await tell(dossierId, 3)).toEqual([]);
    expect(await deliveriesOf(db.database, dossierId)).toMatchObject([
      { channel: 'email', intent: 'in-progress', content: { text: expect.stringContaining('đang xử lý') } },
    ]);
  });

  it('tells the change it is asked about, also when the dossier has gone on', async () => {
    const dossierId = await storeDossier(db.database);
    const supplement = { items: ['Giấy chứng sinh'], reason: 'Bản đã nộp mờ' };
    await storeChange(db.database, dossierId, {
      sequence: 2,
      statusBefore: 'processing',
      status: 'awaiting-supplement',
      details: { supplement },
    });
    await storeChange(db.database, dossierId, {
      sequence: 3,
      statusBefore: 'awaiting-supplement',
      status: 'processing',
      dueAt: '2026-03-18T17:00:00+07:00',
    });
    await tell(dossierId, 2);
    await tell(dossierId, 3);
    const texts = (await deliveriesOf(db.database, dossierId)).filter(({ channel }) => channel === 'sms');
    expect(texts).toMatchObject([
      {
        intent: 'supplement-requested',
        content: { text: expect.stringContaining('Can nop: 1) Giay chung sinh') },
      },
      {
        intent: 'new-appointment',
        content: { text: expect.stringContaining('hen lai 17:00 18/03/2026: da nhan du bo sung') },
      },
    ]);
  });

  it('apologises when supervision finds the dossier late', async () => {
    const dossierId = await storeDossier(db.database);
    await tell(dossierId, 1, 'supervision.dossier-overdue.v1');
    expect(await deliveriesOf(db.database, dossierId)).toMatchObject([
      {
        intent: 'overdue-apology',
        content: { text: expect.stringContaining('qua hen 17:00 11/03/2026 chua co ket qua') },
      },
      { intent: 'overdue-apology', channel: 'email' },
    ]);
  });

  it('writes to whoever handed the dossier in when the applicant gave no number', async () => {
    const dossierId = await storeDossier(db.database, {
      phone: null,
      email: null,
      submitterPhone: '0900000002',
    });
    await tell(dossierId, 1);
    expect(await deliveriesOf(db.database, dossierId)).toMatchObject([
      { channel: 'sms', recipient: '0900000002' },
    ]);
  });

  it('writes nothing when nobody can be reached', async () => {
    const dossierId = await storeDossier(db.database, { phone: null, email: null });
    expect(await tell(dossierId, 1)).toEqual([]);
    expect(await deliveriesOf(db.database, dossierId)).toEqual([]);
  });

  it('keeps with each delivery which version of a template it was written with', async () => {
    const dossierId = await storeDossier(db.database);
    await tell(dossierId, 1);
    const written = await db.database.query(sql`
      select t.intent, t.channel, t.language, t.version, t.agency_id as agency from notification.delivery d
      join notification.template t on t.id = d.template_id where d.dossier_id = ${dossierId} order by t.channel`);
    const key = { intent: 'received', language: 'vi', version: 1, agency: null };
    expect(written).toEqual([
      { ...key, channel: 'email' },
      { ...key, channel: 'sms' },
    ]);
  });

  it('has those of one desk wait for each other, also what is written together', async () => {
    await db.database.query(sql`truncate notification.delivery cascade`);
    await waiting(18, 'H99.41.01', {});
    const dossierIds = await Promise.all([1, 2, 3].map(() => storeDossier(db.database)));
    const jobs = await db.database.transaction((tx) =>
      notify.handle(
        dossierIds.map((id) => message(id, 1)),
        tx,
      ),
    );
    const ranked = (channel: string) =>
      jobs
        .filter(({ queue }) => queue.endsWith(channel))
        .map(({ queue, priority }) => [queue, priority])
        .sort(([, one], [, other]) => Number(one) - Number(other));
    expect([...ranked('sms'), ...ranked('email')]).toEqual([
      ['deliver-sms', 18],
      ['deliver-sms', 19],
      ['bulk-sms', 20],
      ['deliver-email', 0],
      ['deliver-email', 1],
      ['deliver-email', 2],
    ]);
  });
});
