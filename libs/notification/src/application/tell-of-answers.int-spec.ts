import { v7 as uuid } from 'uuid';
import { DossierSnapshots } from '#dossier';
import { Directory } from '#organization';
import { sql } from '#platform/database';
import { createTestDatabase, FakeClock, testConfig, type TestDatabase, testPersonalData } from '#testing';
import { deliveriesOf } from '../../spec/stored-deliveries.ts';
import { RECEIVED_AT, storeDossier } from '../../spec/stored-dossiers.ts';
import { MessageTemplates } from './message-templates.ts';
import { MessagesAbout } from './messages-about.ts';
import { TellOfAnswers } from './tell-of-answers.ts';
import { WriteMessages } from './write-messages.ts';

describe('telling an applicant of an answer', () => {
  let db: TestDatabase;
  let teller: TellOfAnswers;
  let agencyId: number;

  const tell = (subjectId: string, kind: 'question' | 'complaint', enquiryId = uuid()) =>
    db.database.transaction((tx) =>
      teller.handle(
        [
          {
            ...{ id: '1', name: 'feedback.enquiry-answered.v1', subjectId },
            ...{ occurredAt: new Date(RECEIVED_AT), correlationId: 'correlation-1' },
            payload: { enquiryId, kind, agencyId },
          },
        ],
        tx,
      ),
    );

  beforeAll(async () => {
    db = await createTestDatabase();
    const personal = testPersonalData(db.database);
    const directory = new Directory(db.database);
    teller = new TellOfAnswers(
      new DossierSnapshots(db.database, personal),
      directory,
      new MessagesAbout(directory, new MessageTemplates(directory), testConfig()),
      new WriteMessages(personal, testConfig()),
      new FakeClock(),
    );
    const [agency] = await db.database.query<{ id: number }>(sql`
      select id from organization.agency where code = 'H99.41'`);
    agencyId = agency!.id;
  });
  afterAll(() => db.close());

  it('says once that it is there, by whom and where to read it', async () => {
    const id = await storeDossier(db.database);
    const enquiry = uuid();
    expect(await tell(id, 'question', enquiry)).toHaveLength(2);
    expect(await tell(id, 'question', enquiry)).toEqual([]);
    const [text, letter, ...more] = await deliveriesOf(db.database, id);
    expect(more).toEqual([]);
    expect(text).toMatchObject({
      ...{ channel: 'sms', intent: 'enquiry-answered', state: 'pending' },
      content: {
        text: expect.stringMatching(
          /^Cau hoi ve ho so H99\S+ da duoc tra loi 08:00 04\/03\/2026\. Xem khi tra cuu ho so\. Uy ban nhan dan phuong Hoa Ban, DT /,
        ),
      },
    });
    expect(letter).toMatchObject({
      channel: 'email',
      content: {
        subject: expect.stringMatching(/^Câu hỏi về hồ sơ H99\S+ đã được trả lời$/),
        text: expect.stringMatching(/bằng mã bí mật ghi trên giấy tiếp nhận/),
      },
    });
  });

  it('calls a complaint one, names no officer and holds no secret', async () => {
    const id = await storeDossier(db.database);
    await tell(id, 'complaint');
    const messages = await deliveriesOf(db.database, id);
    expect(messages[0]?.content.text).toMatch(/^Phan anh, kien nghi ve ho so /);
    for (const { content } of messages) expect(content.text).not.toMatch(/secret=|Cán Bộ|Can Bo/);
  });

  it('tells of each answer about a dossier, also of two within minutes', async () => {
    const id = await storeDossier(db.database);
    await tell(id, 'question');
    await tell(id, 'complaint');
    expect(await deliveriesOf(db.database, id)).toHaveLength(4);
  });

  it('tells nobody once the dossier was erased', async () => {
    const id = await storeDossier(db.database);
    await db.database.query(sql`
      update dossier.dossier set erased_at = now(), status = 'returned', closed_at = now() where id = ${id}`);
    expect(await tell(id, 'question')).toEqual([]);
    expect(await deliveriesOf(db.database, id)).toEqual([]);
  });
});
