import { type FeeSummary, keepFees } from '#dossier';
import { sql } from '#platform/database';
import type { Answer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let receipt: Answer['body'];

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
beforeEach(async () => {
  api.clock.set('2026-03-04T08:00:00+07:00');
  receipt = await receive(officers.desk);
});
afterAll(() => api.close());

const look = (code: string, secret?: string, headers = {}): Promise<Answer> =>
  api.anyone.get(
    `/tracking/${code}${secret === undefined ? '' : `?secret=${encodeURIComponent(secret)}`}`,
    headers,
  );

const withSecret = (headers = {}) => look(receipt.code, receipt.tracking.secret, headers);

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

const askForSupplement = () =>
  officers.caseOfficer.act(receipt.id, {
    step: 'appraisal',
    action: 'request-supplement',
    supplement: { items: ['Giấy chứng sinh bản chính'], reason: 'Bản chụp không rõ' },
  });

describe('what an applicant is told of the way of their dossier', () => {
  it('says what usually comes next, and where, and nothing any more at the end', async () => {
    await walkTo('appraisal', receipt.id, officers);
    const committee = 'Ủy ban nhân dân phường Hoa Ban';
    expect((await withSecret()).body.details.next).toEqual([
      { agency: committee, step: 'Xem xét, trình ký' },
      { agency: committee, step: 'Ký duyệt kết quả' },
      { agency: committee, step: 'Vào sổ, đóng dấu, ký số cơ quan' },
      { agency: 'Trung tâm Phục vụ hành chính công phường Hoa Ban', step: 'Trả kết quả' },
    ]);
    await askForSupplement();
    expect((await withSecret()).body.details.next[0]).toEqual({
      agency: committee,
      step: 'Thẩm định hồ sơ, dự thảo kết quả',
    });
    const other = await receive(officers.desk);
    await walkTo('done', other.id, officers);
    expect((await look(other.code, other.tracking.secret)).body.details.next).toEqual([]);
  });

  it('shows the fees: what is charged, paid and left, and how to pay', async () => {
    expect((await withSecret()).body.details.fees).toBeNull();
    const charge = { code: null, name: 'Lệ phí đăng ký', due: 'before-result', amount: 8000 };
    const keep = (paid: number) =>
      api.database.query(
        keepFees([
          {
            ...{ dossierId: receipt.id, outstanding: 8000 - paid },
            summary: { charges: [charge as FeeSummary['charges'][number]], paid, paidOnline: 0 },
          },
        ]),
      );
    await keep(0);
    const { headers, body } = await withSecret();
    expect(body.details.fees).toEqual({
      charges: [{ name: 'Lệ phí đăng ký', amount: 8000, due: 'nộp trước khi nhận kết quả' }],
      ...{ paid: 0, outstanding: 8000, payAt: null },
      howToPay: expect.stringContaining('Nộp tại Trung tâm Phục vụ hành chính công phường Hoa Ban'),
    });
    expect((await withSecret(BROWSER)).body).toContain('8.000 đồng');
    await keep(8000);
    const after = await withSecret({ 'if-none-match': headers['etag'] });
    expect([after.status, after.body.details.fees]).toMatchObject([200, { outstanding: 0, howToPay: null }]);
  });

  it('shows where to pay online, for as long as it can be paid there', async () => {
    const url = 'https://pay.example/p/1';
    await api.database.query(sql`
      with charged as (
        update dossier.dossier set fee_outstanding = 8000,
          fees = '{"charges": [], "paid": 0, "paidOnline": 0}'
        where id = ${receipt.id} returning id)
      insert into fee.payment_request (id, dossier_id, amount, state, url, requested_at, requested_by, expires_at, ask_at,
        correlation_id)
      select gen_random_uuid(), id, 8000, 'open', ${url}, ${api.clock.now()}, (select min(id) from organization.officer),
             ${new Date(api.clock.now().getTime() + 3_600_000)}, ${api.clock.now()}, 'test'
      from charged`);
    const shown = async () => (await withSecret()).body.details.fees.payAt;
    expect(await shown()).toEqual({ url, until: '2026-03-04T09:00:00.000+07:00' });
    expect((await withSecret(BROWSER)).body).toContain(`href="${url}"`);
    api.clock.advance({ minutes: 60 });
    expect(await shown()).toBeNull();
  });
});

describe('whoever reads English', () => {
  const ENGLISH = { 'accept-language': 'en-GB,en;q=0.9' };

  it('is answered in it, whatever agencies have written staying as it is', async () => {
    await walkTo('appraisal', receipt.id, officers);
    const { headers, body } = await withSecret(ENGLISH);
    expect([headers['content-language'], body.language, body.progress.text]).toEqual([
      ...['en', 'en', 'Being processed'],
    ]);
    expect(body.details.timeline.map(({ what }: { what: string }) => what)).toEqual([
      'The dossier was received',
      'Passed on for processing',
      'Assigned to somebody',
    ]);
    expect(body.details.now).toMatchObject([{ step: 'Examination' }]);
    expect(body.details.next.map(({ step }: { step: string }) => step)).toEqual([
      'Review by the head of the unit',
      'Decision and signature',
      'Registration and seal',
      'The result is handed over',
    ]);
    expect((await look(receipt.code, undefined, ENGLISH)).body.progress.text).toBe('Being processed');
  });

  it('gets another tag than who reads Vietnamese: neither stands for the other', async () => {
    const [english, vietnamese] = [await withSecret(ENGLISH), await withSecret()];
    const again = async (headers: object, tag: Answer) =>
      (await withSecret({ ...headers, 'if-none-match': tag.headers['etag'] })).status;
    expect(await again(ENGLISH, vietnamese)).toBe(200);
    expect(await again({}, english)).toBe(200);
    expect(await again(ENGLISH, english)).toBe(304);
  });

  it('gets the page in it, by the button on the page too, and stays in it after choosing', async () => {
    const { secret } = receipt.tracking;
    expect((await withSecret({ ...BROWSER, ...ENGLISH })).body).toContain('What was done');
    const send = async (body: object) =>
      (await api.anyone.post(`/tracking/${receipt.code}?secret=${secret}`, body, BROWSER)).headers[
        'location'
      ];
    const wishes = { channels: ['sms'], language: 'vi' };
    expect(await send({ ...wishes, show: 'en' })).toBe(`${receipt.code}?secret=${secret}&lang=en`);
    expect(await send({ ...wishes, page: 'en' })).toBe(`${receipt.code}?secret=${secret}&lang=en`);
    const page = await api.anyone.get(`/tracking/${receipt.code}?secret=${secret}&lang=en`, BROWSER);
    expect(page.body).toContain('<html lang="en">');
    const wrong = await api.anyone.get(`/tracking/${receipt.code}?secret=${secret}&lang=fr`);
    expect([wrong.status, wrong.body.code]).toEqual([400, 'request.invalid']);
  });
});
