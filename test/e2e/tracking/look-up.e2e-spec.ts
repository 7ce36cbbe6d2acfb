import { sql } from '#platform/database';
import type { Answer } from '../../support/officer.ts';
import { applicant } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, receivedSupplement, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let receipt: Answer['body'];

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
beforeEach(async () => {
  api.clock.set('2026-03-04T08:00:00+07:00');
  receipt = await receive(officers.desk, {
    submitter: {
      fullName: 'Trần Thị Mẫu Nộp',
      phone: '0900000002',
      authority: { kind: 'family' },
    },
  });
});
afterAll(() => api.close());

const look = (code: string, secret?: string, headers = {}): Promise<Answer> =>
  api.anyone.get(
    `/tracking/${code}${secret === undefined ? '' : `?secret=${encodeURIComponent(secret)}`}`,
    headers,
  );

const withSecret = (headers = {}) => look(receipt.code, receipt.tracking.secret, headers);

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

const askForSupplement = (item = 'Giấy chứng sinh bản chính') =>
  officers.caseOfficer.act(receipt.id, {
    step: 'appraisal',
    action: 'request-supplement',
    comment: 'Nội bộ: hỏi lại đồng nghiệp',
    supplement: { items: [item], reason: 'Bản chụp không rõ' },
  });

describe('looking a dossier up with the secret of its receipt', () => {
  it('needs no session and shows where it is and when it will be ready', async () => {
    await walkTo('appraisal', receipt.id, officers);
    const { status, body } = await withSecret();
    expect([status, body.code]).toEqual([200, receipt.code]);
    expect(body.progress).toEqual({ stage: 2, stages: 4, text: 'Đang giải quyết' });
    expect(body.details).toMatchObject({
      procedure: 'Thủ tục đăng ký khai sinh',
      receivingAgency: 'Trung tâm Phục vụ hành chính công phường Hoa Ban',
      receivedAt: '2026-03-04T08:00:00.000+07:00',
      dueAt: '2026-03-05T08:00:00.000+07:00',
      closedAt: null,
      now: [{ agency: 'Ủy ban nhân dân phường Hoa Ban', step: 'Thẩm định hồ sơ, dự thảo kết quả' }],
      asked: null,
    });
  });

  it('shows every change, and every changed appointment, on the time line', async () => {
    await walkTo('appraisal', receipt.id, officers);
    await askForSupplement();
    api.clock.set('2026-03-09T09:00:00+07:00');
    await officers.desk.act(receipt.id, {
      step: 'awaiting-supplement',
      action: 'receive-supplement',
      receivedSupplement,
    });
    const { timeline } = (await withSecret()).body.details;
    expect(timeline.map(({ what }: { what: string }) => what)).toEqual([
      'Tiếp nhận hồ sơ',
      'Chuyển hồ sơ xử lý',
      'Phân công thụ lý',
      'Yêu cầu bổ sung hồ sơ',
      'Tiếp nhận hồ sơ bổ sung',
    ]);
    expect(timeline.at(-1)).toMatchObject({
      at: '2026-03-09T09:00:00.000+07:00',
      dueBefore: '2026-03-05T08:00:00.000+07:00',
      dueAt: '2026-03-10T09:00:00.000+07:00',
    });
  });

  it('shows what is asked of the applicant, while it is asked', async () => {
    await walkTo('appraisal', receipt.id, officers);
    await askForSupplement();
    expect((await withSecret()).body.details.asked).toMatchObject({
      reason: 'supplement',
      request: { supplement: { items: ['Giấy chứng sinh bản chính'] } },
    });
    await officers.desk.act(receipt.id, {
      step: 'awaiting-supplement',
      action: 'receive-supplement',
      receivedSupplement,
    });
    expect((await withSecret()).body.details.asked).toBeNull();
  });

  it('shows the end', async () => {
    await walkTo('done', receipt.id, officers);
    const { body } = await withSecret();
    expect(body).toMatchObject({ progress: { stage: 4, text: 'Đã trả kết quả' }, details: { now: [] } });
    expect(body.details.closedAt).not.toBeNull();
  });

  it('forgives how a code and a secret are typed from paper', async () => {
    const typed = receipt.tracking.secret.toLowerCase().replace(/^(.{5})/, '$1 - ');
    expect(await look(receipt.code.toLowerCase(), typed)).toMatchObject({
      status: 200,
      body: { code: receipt.code },
    });
  });

  it('answers 304 until the dossier changes, and never lets a shared cache keep it', async () => {
    const first = await withSecret();
    expect(first.headers['cache-control']).toContain('private');
    const again = await withSecret({ 'if-none-match': first.headers['etag'] });
    expect([again.status, again.body]).toEqual([304, '']);
    await walkTo('assignment', receipt.id, officers);
    const changed = await withSecret({ 'if-none-match': first.headers['etag'] });
    expect([changed.status, changed.body.progress.stage]).toEqual([200, 2]);
    expect(changed.headers['etag']).not.toBe(first.headers['etag']);
  });

  it('gives no 304 to a wrong secret', async () => {
    const { headers } = await withSecret();
    expect(await look(receipt.code, 'AAAAAAAAAA', { 'if-none-match': headers['etag'] })).toMatchObject({
      status: 404,
    });
  });

  it('is the address on the receipt', async () => {
    const { pathname, search } = new URL(receipt.tracking.url);
    expect(await api.anyone.get(pathname.replace('/api/v1', '') + search)).toMatchObject({
      status: 200,
      body: { details: { procedure: 'Thủ tục đăng ký khai sinh' } },
    });
  });
});

describe('the page a browser gets', () => {
  it('says where the dossier is, when it will be ready and what to do, and takes no markup from anyone', async () => {
    await walkTo('appraisal', receipt.id, officers);
    await askForSupplement('<script>alert(1)</script>');
    const { status, headers, body } = await withSecret(BROWSER);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    for (const part of [receipt.code, 'Thủ tục đăng ký khai sinh', 'Việc bạn cần làm', '08:00']) {
      expect(body).toContain(part);
    }
    expect(body).not.toContain('<script>');
  });

  it('is told apart from the data by caches: neither’s ETag stands for the other', async () => {
    const [page, data] = [await withSecret(BROWSER), await withSecret()];
    expect([page.headers['vary'], data.headers['vary']]).toEqual(Array(2).fill('Accept, Accept-Language'));
    const swapped = [
      await withSecret({ 'if-none-match': page.headers['etag'] }),
      await withSecret({ ...BROWSER, 'if-none-match': data.headers['etag'] }),
      await withSecret({ ...BROWSER, 'if-none-match': page.headers['etag'] }),
    ];
    expect(swapped.map(({ status }) => status)).toEqual([200, 200, 304]);
  });

  it('shows the progress alone without the secret', async () => {
    const { body } = await look(receipt.code, undefined, BROWSER);
    expect(body).toContain('Đã tiếp nhận');
    expect(body).not.toContain('Thủ tục đăng ký khai sinh');
  });
});

describe('looking a dossier up without the secret', () => {
  it('shows the code and the degree of completion, and not a key more', async () => {
    const { status, body } = await look(receipt.code);
    expect(status).toBe(200);
    expect(body).toEqual({
      code: receipt.code,
      language: 'vi',
      progress: { stage: 1, stages: 4, text: 'Đã tiếp nhận' },
      details: null,
    });
  });

  it('follows the dossier without telling at which desk it is', async () => {
    await walkTo('issuance', receipt.id, officers);
    expect((await look(receipt.code)).body).toEqual({
      code: receipt.code,
      language: 'vi',
      progress: { stage: 2, stages: 4, text: 'Đang giải quyết' },
      details: null,
    });
  });
});

describe('what a look-up never tells', () => {
  const personal = [
    applicant.fullName,
    applicant.phone,
    applicant.email,
    applicant.identity.number,
    '•••',
    applicant.address,
    'Trần Thị Mẫu Nộp',
    '0900000002',
  ];
  const officersOfHoaBan = ['Hồ Văn Thử Minh', 'Ngô Thị Mẫu Xuân', 'Đặng Thị Mẫu Giang', 'tiepnhan.hoaban'];

  it.each([
    ['without the secret', () => look(receipt.code)],
    ['with the secret', () => withSecret()],
    ['as a page, without the secret', () => look(receipt.code, undefined, BROWSER)],
    ['as a page, with the secret', () => withSecret(BROWSER)],
  ])('%s: who the applicant is, who works on it, what officers tell each other', async (_how, looked) => {
    await walkTo('appraisal', receipt.id, officers);
    await askForSupplement();
    const { body, headers } = await looked();
    const told = JSON.stringify([body, headers]);
    for (const secret of [...personal, ...officersOfHoaBan, receipt.id, 'Nội bộ', receipt.tracking.secret]) {
      expect(told).not.toContain(secret);
    }
  });

  it('whether a code exists, to someone whose secret is wrong', async () => {
    const unknown = receipt.code.replace(/\d{4}$/, '9999');
    const answers = [
      await look(receipt.code, 'AAAAAAAAAA'),
      await look(unknown, 'AAAAAAAAAA'),
      await look(unknown, receipt.tracking.secret),
      await look(unknown),
      await look(receipt.code, 'x'),
    ];
    const without = ({
      status,
      body: { instance: _instance, correlationId: _id, ...body },
      headers,
    }: Answer) => {
      const { 'x-correlation-id': _header, 'content-length': _length, date: _date, ...alike } = headers;
      return { status, body, alike };
    };
    expect(answers.map(({ body }) => body.code)).toEqual(answers.map(() => 'tracking.not-found'));
    for (const answer of answers) expect(without(answer)).toEqual(without(answers[0]!));
  });

  it('anything, to a secret of another dossier or one taken back', async () => {
    const other = await receive(officers.desk);
    expect((await look(receipt.code, other.tracking.secret)).status).toBe(404);
    await api.database.query(sql`
      update dossier.dossier set secret_version = secret_version + 1 where id = ${receipt.id}`);
    expect((await withSecret()).status).toBe(404);
  });
});

describe('a code that is none', () => {
  it.each([
    'abc',
    'H99.41.01-260304-1',
    'H99.41.01_260304_0001',
    "H99.41.01-260304-0001' or true--",
    'H99.41.01-260304-0001%00',
    '%F0%9F%98%80',
  ])('is refused with its form: %s', async (code) => {
    const answer = await look(code.includes('%') ? code : encodeURIComponent(code));
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    expect(answer.body.errors[0]).toMatchObject({ pointer: '/code' });
  });

  it.each([
    ['an empty secret', '?secret=', '/secret'],
    ['two secrets', '?secret=AAAAAAAAAA&secret=BBBBBBBBBB', '/secret'],
    ['a secret as long as a letter', `?secret=${'A'.repeat(41)}`, '/secret'],
    ['an unknown question', '?password=x', '/password'],
  ])('is refused with %s too', async (_what, query, pointer) => {
    const answer = await api.anyone.get(`/tracking/${receipt.code}${query}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer })]);
  });
});
