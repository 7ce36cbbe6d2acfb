import { v7 as uuid } from 'uuid';
import { DossierSnapshots } from '#dossier';
import { Directory } from '#organization';
import { sql } from '#platform/database';
import { createTestDatabase, FakeClock, testConfig, type TestDatabase, testPersonalData } from '#testing';
import { deliveriesOf } from '../../spec/stored-deliveries.ts';
import { RECEIVED_AT, storeDossier } from '../../spec/stored-dossiers.ts';
import { MessageTemplates } from './message-templates.ts';
import { MessagesAbout } from './messages-about.ts';
import { TellOfMoney } from './tell-of-money.ts';
import { WriteMessages } from './write-messages.ts';

describe('telling an applicant of money', () => {
  let db: TestDatabase;
  let teller: TellOfMoney;
  let head: { officerId: number; agencyId: number; name: string };

  const tell = (subjectId: string, name: string, payload: Record<string, string | number | boolean>) =>
    db.database.transaction((tx) =>
      teller.handle(
        [
          {
            ...{ id: '1', name, subjectId, payload },
            ...{ occurredAt: new Date(RECEIVED_AT), correlationId: 'correlation-1' },
          },
        ],
        tx,
      ),
    );

  beforeAll(async () => {
    db = await createTestDatabase();
    const personal = testPersonalData(db.database);
    const directory = new Directory(db.database);
    const about = new MessagesAbout(directory, new MessageTemplates(directory), testConfig());
    const snapshots = new DossierSnapshots(db.database, personal);
    teller = new TellOfMoney(
      snapshots,
      directory,
      about,
      new WriteMessages(personal, testConfig()),
      new FakeClock(),
    );
    [head] = (await db.database.query<typeof head>(sql`
      select o.id as "officerId", p.agency_id as "agencyId", o.full_name as name
      from organization.officer o join organization.position p on p.officer_id = o.id
      join organization.agency a on a.id = p.agency_id where a.code = 'H99.41' order by o.id limit 1`)) as [
      typeof head,
    ];
  });
  afterAll(() => db.close());

  it('tells once that a payment came over the platform', async () => {
    const id = await storeDossier(db.database);
    const payment = { transaction: '202603040001', amount: 50_000 };
    expect(await tell(id, 'fee.payment-booked.v1', payment)).toHaveLength(2);
    expect(await tell(id, 'fee.payment-booked.v1', payment)).toEqual([]);
    expect(await deliveriesOf(db.database, id)).toMatchObject([
      {
        channel: 'sms',
        intent: 'payment-received',
        content: { text: expect.stringMatching(/^Da nhan 50\.000 dong /) },
      },
      { channel: 'email', content: { text: expect.stringContaining('Mã giao dịch: 202603040001') } },
    ]);
  });

  it.each([
    [true, 'duoc hoan 20.000 dong, moi den nhan'],
    [false, 'khong duoc hoan 20.000 dong'],
  ])('tells what was decided of a refund, by whom and where: granted %s', async (granted, said) => {
    const id = await storeDossier(db.database);
    const { officerId, agencyId } = head;
    await tell(id, 'fee.refund-decided.v1', { refund: uuid(), amount: 20_000, granted, officerId, agencyId });
    const [text, letter] = await deliveriesOf(db.database, id);
    expect(text).toMatchObject({
      intent: 'refund-decided',
      content: {
        text: expect.stringMatching(`${said}\\. Uy ban nhan dan phuong Hoa Ban, .+, 08:00 04/03/2026`),
      },
    });
    expect(letter?.content.text).toContain(`Người thực hiện: ${head.name}`);
  });
});
