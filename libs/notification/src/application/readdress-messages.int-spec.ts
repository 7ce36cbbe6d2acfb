import { DOSSIER_CHANGED, DossierSnapshots } from '#dossier';
import { Directory } from '#organization';
import { sql } from '#platform/database';
import {
  createTestDatabase,
  FakeClock,
  spoil,
  testConfig,
  type TestDatabase,
  testPersonalData,
} from '#testing';
import { deliveriesOf, storeDelivery } from '../../spec/stored-deliveries.ts';
import { RECEIVED_AT, storeChange, storeDossier } from '../../spec/stored-dossiers.ts';
import { MessageTemplates } from './message-templates.ts';
import { MessagesAbout } from './messages-about.ts';
import { NotifyApplicant } from './notify-applicant.ts';
import { ReaddressMessages } from './readdress-messages.ts';
import { WriteMessages } from './write-messages.ts';

describe('messages nobody has got, once it was corrected where the applicant is reached', () => {
  let db: TestDatabase;
  let notify: NotifyApplicant;

  const tell = (subjectId: string, sequence: number) => {
    const message = {
      ...{ id: '1', name: DOSSIER_CHANGED, subjectId, payload: { sequence } },
      ...{ occurredAt: new Date(RECEIVED_AT), correlationId: 'correlation-1' },
    };
    return db.database.transaction((tx) => notify.handle([message], tx));
  };
  /** What the desk puts right is told. */
  const correct = async (dossierId: string, field: 'phone' | 'email', to: string | null) => {
    const place = { column: `dossier.applicant.${field}_sealed`, row: dossierId };
    const sealed = await testPersonalData(db.database).sealOptional(to, place);
    await db.database.query(
      field === 'phone'
        ? sql`update dossier.applicant set phone_sealed = ${sealed} where dossier_id = ${dossierId}`
        : sql`update dossier.applicant set email_sealed = ${sealed} where dossier_id = ${dossierId}`,
    );
    await storeChange(db.database, dossierId, {
      ...{ sequence: 2, statusBefore: 'received', status: 'received' },
      details: { correction: { fields: [field], told: true } },
    });
    await tell(dossierId, 2);
  };

  beforeAll(async () => {
    db = await createTestDatabase();
    const config = testConfig();
    const personal = testPersonalData(db.database);
    const directory = new Directory(db.database);
    notify = new NotifyApplicant(
      new DossierSnapshots(db.database, personal),
      new MessagesAbout(directory, new MessageTemplates(directory), config),
      new WriteMessages(personal, config),
      new ReaddressMessages(personal),
      new FakeClock(),
    );
  });
  afterAll(() => db.close());

  it('go to the number that was put right; what is gone is gone', async () => {
    const dossierId = await storeDossier(db.database);
    const at = new Date('2026-03-04T07:00:00+07:00');
    await storeDelivery(db.database, { dossierId, at, state: 'sent' });
    await storeDelivery(db.database, { dossierId, at, state: 'failed' });
    await storeDelivery(db.database, { dossierId, at, state: 'sending' });
    await tell(dossierId, 1);
    await correct(dossierId, 'phone', '0900000777');
    const rows = await deliveriesOf(db.database, dossierId);
    const addressed = rows.map(({ state, channel, recipient }) => `${state} ${channel} ${recipient}`);
    expect(addressed.sort()).toEqual([
      'failed sms 0900000777',
      'pending email nguoi.dan@example.com',
      'pending email nguoi.dan@example.com',
      'pending sms 0900000777',
      'pending sms 0900000777',
      'sending sms 0900000777',
      'sent sms 0900000001',
    ]);
  });

  it('go to the number that was put right, also where what they were addressed to does not open', async () => {
    const dossierId = await storeDossier(db.database);
    const at = new Date('2026-03-04T07:00:00+07:00');
    await storeDelivery(db.database, { dossierId, at, state: 'failed' });
    await spoil(db.database, 'notification.delivery.recipient_sealed', sql`dossier_id = ${dossierId}`);
    await correct(dossierId, 'phone', '0900000777');
    const rows = await deliveriesOf(db.database, dossierId);
    expect(rows.filter(({ state }) => state === 'failed')).toMatchObject([
      { channel: 'sms', recipient: '0900000777' },
    ]);
  });

  it('go to nobody where an address was taken back, and as they were over another channel', async () => {
    const dossierId = await storeDossier(db.database);
    await tell(dossierId, 1);
    await correct(dossierId, 'email', null);
    const waiting = await db.database.query(sql`
      select channel, recipient_sealed is null as nobody from notification.delivery
      where dossier_id = ${dossierId} and intent = 'received' order by channel`);
    expect(waiting).toEqual([
      { channel: 'email', nobody: true },
      { channel: 'sms', nobody: false },
    ]);
  });

  it('stay as they are where something else was put right', async () => {
    const dossierId = await storeDossier(db.database);
    await tell(dossierId, 1);
    await db.database.query(
      sql`update dossier.applicant set phone_sealed = null where dossier_id = ${dossierId}`,
    );
    await storeChange(db.database, dossierId, {
      ...{ sequence: 2, statusBefore: 'received', status: 'received' },
      details: { correction: { fields: ['fullName'], told: true } },
    });
    await tell(dossierId, 2);
    const [sms] = await deliveriesOf(db.database, dossierId);
    expect(sms).toMatchObject({ channel: 'sms', recipient: '0900000001' });
  });
});
