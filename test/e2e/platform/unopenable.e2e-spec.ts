import { sql, type Sql } from '#platform/database';
import { UNOPENABLE } from '#platform/personal-data';
import { spoil } from '#testing';
import { actAsSeen, sheetOf } from '../../support/acts.ts';
import { DocumentOffice, pdf, upload } from '../../support/documents.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

const CODE = 'personal-data.unopenable';

let office: DocumentOffice;
let officers: HoaBan;
let administrator: Officer;
let receipt: Answer['body'];

beforeAll(async () => {
  office = await DocumentOffice.open();
  officers = await hoaBan(office.api);
  administrator = await office.api.signIn('quantri.tinh');
});
beforeEach(async () => {
  office.api.clock.set('2026-03-04T08:00:00+07:00');
  receipt = await receive(officers.desk);
});
afterAll(() => office.close());

const alter = (column: string, where: Sql) => spoil(office.api.database, column, where);
const ofApplicant = (field: string) =>
  alter(`dossier.applicant.${field}_sealed`, sql`dossier_id = ${receipt.id}`);
const place = (what: string) => `/tracking/${receipt.code}/${what}?secret=${receipt.tracking.secret}`;

describe('a sealed value that does not open', () => {
  it('keeps nobody from the rest of its dossier, and is put right by a correction, which keeps that it was so', async () => {
    await walkTo('appraisal', receipt.id, officers);
    await ofApplicant('phone');
    const { applicant } = await sheetOf(officers.leader, receipt.id);
    expect(applicant).toMatchObject({ phone: UNOPENABLE, identity: { masked: '•••001' } });
    const reason = { reason: 'Gọi hẹn ngày trả' };
    const viewed = await officers.desk.post(`/dossiers/${receipt.id}/personal-data-views`, reason);
    expect(viewed.body).toMatchObject({ phone: UNOPENABLE, identity: { number: '099000000001' } });
    const body = { reason: 'Nhập lại số', applicant: { phone: '0900000789' } };
    const corrected = await actAsSeen(officers.leader, officers.desk, {
      ...{ id: receipt.id, what: 'corrections', body },
    });
    expect(corrected.status).toBe(200);
    expect((await sheetOf(officers.leader, receipt.id)).applicant).toMatchObject({ phone: '•••789' });
    const corrections = () => officers.leader.get(`/dossiers/${receipt.id}/corrections`);
    expect((await corrections()).body.items).toMatchObject([{ before: UNOPENABLE, after: '•••789' }]);
    await alter('dossier.correction.after_sealed', sql`dossier_id = ${receipt.id}`);
    expect((await corrections()).body.items).toMatchObject([{ field: 'phone', after: UNOPENABLE }]);
  });

  it('leaves the other enquiries in their lists', async () => {
    for (const content of ['Câu một', 'Câu hai']) {
      await office.api.anyone.post(place('enquiries'), { kind: 'question', content });
      office.api.clock.advance({ minutes: 1 });
    }
    await alter(
      'feedback.enquiry.content_sealed',
      sql`id = (select id from feedback.enquiry where dossier_id = ${receipt.id} order by sent_at limit 1)`,
    );
    const contents = ({ body }: Answer) =>
      body.items.map(({ content }: { content: string }) => content).sort();
    const shown = ['Câu hai', UNOPENABLE].sort();
    expect(contents(await officers.desk.get('/enquiries?state=waiting'))).toEqual(shown);
    expect(contents(await office.api.anyone.get(place('enquiries')))).toEqual(shown);
  });

  it('leaves the other ratings in their list', async () => {
    await walkTo('done', receipt.id, officers);
    const rating = { level: 'satisfied', comment: 'Nhanh' };
    expect((await office.api.anyone.post(place('rating'), rating)).status).toBe(200);
    await alter('feedback.rating.comment_sealed', sql`dossier_id = ${receipt.id}`);
    const { body } = await officers.leader.get('/ratings?from=2026-03-01&to=2026-03-31');
    expect(body.items).toMatchObject([{ level: 'satisfied', comment: UNOPENABLE }]);
  });

  it('leaves the other files in their list; the one is refused by itself, in words', async () => {
    const kept = (await upload(officers.desk, receipt.id, pdf('một'), { name: 'Một.pdf' })).body;
    const lost = (await upload(officers.desk, receipt.id, pdf('hai'), { name: 'Hai.pdf' })).body;
    await office.scan();
    await alter('document.version.name_sealed', sql`id = ${lost.id}`);
    const versions = await office.versions(officers.desk, receipt.id);
    expect(versions.map(({ id, name }) => [id, name])).toEqual(
      expect.arrayContaining([
        [kept.id, 'Một.pdf'],
        [lost.id, UNOPENABLE],
      ]),
    );
    const link = await officers.desk.post(`/dossiers/${receipt.id}/document-links`, { version: lost.id });
    const followed = await office.api.app.inject({ method: 'GET', url: link.body.href });
    expect([followed.statusCode, followed.json<{ code: string }>().code]).toEqual([409, CODE]);
  });

  it('makes a file whose key it is unreadable, and the others are scanned', async () => {
    const lost = (await upload(officers.desk, receipt.id, pdf('một'))).body;
    const kept = (await upload(officers.desk, receipt.id, pdf('hai'))).body;
    await alter('document.version.key_sealed', sql`id = ${lost.id}`);
    await office.scan();
    const versions = await office.versions(officers.desk, receipt.id);
    expect(versions.find(({ id }) => id === kept.id)).toMatchObject({ state: 'clean' });
    expect(versions.find(({ id }) => id === lost.id)).toMatchObject({
      ...{ state: 'unreadable', finding: expect.stringContaining(CODE) },
    });
  });

  it('of an officer is shown to administrators, who enter it again', async () => {
    await alter('organization.officer.email_sealed', sql`username = 'thuly2.hoaban'`);
    const officer = () => administrator.get('/administration/officers/thuly2.hoaban');
    const { status, body } = await officer();
    expect([status, body.email]).toEqual([200, UNOPENABLE]);
    await administrator.post(
      '/administration/officers/thuly2.hoaban/changes',
      { email: 'thuly2@hoaban.example.vn' },
      { 'if-match': `"${body.version}"` },
    );
    expect((await officer()).body.email).toBe('t•••@hoaban.example.vn');
  });
});
