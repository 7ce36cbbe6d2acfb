import readXlsxFile from 'read-excel-file/universal';
import { sql } from '#platform/database';
import { closeRendering, rendered } from '#testing';
import { applicant } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

/** More than two pages of what is read at a time. */
const RECEIVED = 203;
const DAY = '?desk=H99.41.01&from=2026-03-04&to=2026-03-04';

let api: TestApi;
let officers: HoaBan;
let codes: string[];

beforeAll(async () => {
  api = await createTestApi();
  api.clock.set('2026-03-04T08:00:00+07:00');
  officers = await hoaBan(api);
  const first = await receive(officers.desk);
  await walkTo('done', first.id, officers);
  const harmful = { ...applicant, fullName: '=HYPERLINK("http://xấu")' };
  await receive(officers.desk, { applicant: harmful });
  for (let left = RECEIVED - 2; left > 0; left -= 20) {
    await Promise.all(Array.from({ length: Math.min(20, left) }, () => receive(officers.desk)));
    api.clock.advance({ minutes: 1 });
  }
  api.clock.set('2026-03-05T08:00:00+07:00');
  await receive(officers.desk);
  await officers.desk.post('/dossiers/refusals', { ...refusal });
  const inOrder = await api.database.query<{ code: string }>(sql`
    select code from dossier.dossier where received_at < '2026-03-05' and terms is not null order by received_at, id`);
  codes = inOrder.map(({ code }) => code);
}, 60_000);
afterAll(async () => {
  await closeRendering();
  await api.close();
});

const refusal = {
  procedure: '1.001193',
  channel: 'direct',
  applicant,
  components: [],
  reason: 'Không đúng nơi',
};

const rowsOf = async (path: string, officer = officers.desk): Promise<unknown[][]> => {
  const bytes = await officer.download(path);
  const [sheet] = await readXlsxFile(new Uint8Array(bytes).buffer);
  return sheet!.data;
};

describe('the tracking book', () => {
  it('has every dossier the desk received in the period once, in the order of reception', async () => {
    const [head, ...rows] = await rowsOf(`/books/tracking-book.xlsx${DAY}`);
    expect(head!.slice(0, 3)).toEqual(['TT', 'Mã hồ sơ', 'Tên thủ tục hành chính']);
    expect(rows.map(([, code]) => code)).toEqual(codes);
    expect(rows.map(([number]) => number)).toEqual(codes.map((_, index) => String(index + 1)));
    const handedOver = rows.filter((row) => row[9]);
    expect(handedOver).toHaveLength(1);
    expect(handedOver[0]!.slice(4, 10)).toEqual([
      ...['Nguyễn Văn Mẫu', applicant.address, 'Ủy ban nhân dân phường Hoa Ban'],
      ...['04/03/2026', '05/03/2026', '04/03/2026'],
    ]);
    expect(rows.some((row) => row[4] === '=HYPERLINK("http://xấu")')).toBe(true);
  });

  it('is printed over as many pages as it takes, each with the head of the table', async () => {
    const pdf = await officers.desk.download(`/books/tracking-book.pdf${DAY}`);
    const { pictures, text } = await rendered(pdf, 0.1);
    expect(pictures.length).toBeGreaterThan(5);
    expect(text.match(/Tên thủ tục hành chính/g)).toHaveLength(pictures.length);
    expect(codes.filter((code) => !text.includes(code))).toEqual([]);
  });

  it('covers several days, and leaves out what was refused at the desk', async () => {
    const rows = await rowsOf('/books/tracking-book.xlsx?desk=H99.41.01&from=2026-03-01&to=2027-03-01');
    expect(rows).toHaveLength(RECEIVED + 2);
  });

  it('shows nobody a dossier out of their sight, and leaves a trace of who took it', async () => {
    const elsewhere = await api.signIn('tiepnhan.benlau');
    expect(await rowsOf(`/books/tracking-book.xlsx${DAY}`, elsewhere)).toHaveLength(1);
    const [entry] = await api.database.query(sql`
      select actor, subject_id as desk, details from audit.entry where action = 'book.export' order by id desc limit 1`);
    expect(entry).toEqual({
      actor: 'tiepnhan.benlau',
      desk: 'H99.41.01',
      details: { book: 'tracking-book', format: 'xlsx', from: '2026-03-04', to: '2026-03-04' },
    });
  });
});

describe('the control slips of a period', () => {
  it('have a row for every hand-over, with how each was kept', async () => {
    const [, ...rows] = await rowsOf(`/books/control-slips.xlsx${DAY}`);
    const walked = rows.filter(
      ([code]) => code === codes.find((one) => rows.filter(([c]) => c === one).length > 1),
    );
    expect(walked.map((row) => [row[2], row[12]])).toEqual(
      Array.from({ length: 7 }, (_, index) => [String(index + 1), 'Đúng hạn']),
    );
    expect(walked[1]!.slice(4, 8)).toEqual([
      ...['Hồ Văn Thử Minh', 'Trung tâm Phục vụ hành chính công phường Hoa Ban'],
      ...[expect.any(String), 'Ủy ban nhân dân phường Hoa Ban'],
    ]);
    expect(rows).toHaveLength(RECEIVED + 6);
  });

  it('are printed one to a page', async () => {
    const day = '?desk=H99.41.01&from=2026-03-05&to=2026-03-05';
    const { pictures, text } = await rendered(
      await officers.desk.download(`/books/control-slips.pdf${day}`),
      0.1,
    );
    expect(pictures).toHaveLength(1);
    expect(text).toContain('PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ');
    const none = '?desk=H99.41.01&from=2026-03-07&to=2026-03-07';
    const empty = await rendered(await officers.desk.download(`/books/control-slips.pdf${none}`), 0.1);
    expect(empty.text).toContain('Không có hồ sơ nào trong kỳ');
  });
});

describe('books', () => {
  it.each([
    ['so-cai.pdf?desk=H99.41.01&from=2026-03-04&to=2026-03-04', 404, 'form.book-unknown'],
    ['tracking-book.pdf?desk=H00&from=2026-03-04&to=2026-03-04', 404, 'form.desk-unknown'],
    ['tracking-book.xlsx?desk=H99.41.01&from=2026-03-04&to=2026-03-03', 400, 'form.period-backwards'],
    ['control-slips.pdf?desk=H99.41.01&from=2025-03-04&to=2026-03-05', 400, 'form.period-too-long'],
    ['tracking-book.pdf?desk=H99.41.01&from=2026-02-30&to=2026-03-03', 400, 'request.invalid'],
    ['tracking-book.pdf?from=2026-03-04&to=2026-03-04', 400, 'request.invalid'],
  ])('are refused as %s', async (asked, status, code) => {
    const answer = await officers.desk.get(`/books/${asked}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
