import { v7 as uuid } from 'uuid';
import { sql } from '#platform/database';
import type { Answer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const FORM = { ...BROWSER, 'content-type': 'application/x-www-form-urlencoded' };

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

const place = (secret = receipt.tracking.secret) => `/tracking/${receipt.code}/asking?secret=${secret}`;
const look = async (more = '') => (await api.anyone.get(`${place()}${more}`, BROWSER)).body as string;
const send = (said: object, more = '') =>
  api.anyone.send(
    'POST',
    `${place()}${more}`,
    new URLSearchParams({ key: uuid(), ...said }).toString(),
    FORM,
  );
const kept = async (): Promise<{ kind: string; content: string }[]> =>
  (await api.anyone.get(`/tracking/${receipt.code}/enquiries?secret=${receipt.tracking.secret}`)).body.items;

const QUESTION = { kind: 'question', content: 'Bao giờ có kết quả?' };

describe('the page on which an applicant asks', () => {
  it('takes what is written, leads back to it, and says by when it is answered', async () => {
    expect(await look()).toContain('Hỏi, phản ánh về hồ sơ');
    const { status, headers } = await send({ ...QUESTION, content: 'Bao giờ\r\ncó kết quả?' });
    const back = `asking?secret=${receipt.tracking.secret}&sent=1`;
    expect([status, headers['location']]).toEqual([303, back]);
    expect(await kept()).toMatchObject([{ kind: 'question', content: 'Bao giờ\ncó kết quả?' }]);
    const page = await look('&sent=1');
    expect(page).toMatch(/role="status"[^>]*>\s*Đã gửi\. [^<]*17:00 ngày 11\/03\/2026/);
    expect(page).toContain('Chờ trả lời, chậm nhất lúc 17:00 ngày 11/03/2026');
    expect(page).not.toContain(receipt.tracking.secret);
  });

  it('shows the answer, in the language of the page, and never who gave it', async () => {
    await send(QUESTION);
    const [listed] = (await officers.desk.get('/enquiries')).body.items.filter(
      ({ dossier }: Answer['body']) => dossier.id === receipt.id,
    );
    await officers.desk.post(`/enquiries/${listed.id}/answer`, { answer: 'Trong <b>ngày mai</b>' });
    const page = await look('&language=en');
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('Trong &lt;b&gt;ngày mai&lt;/b&gt;');
    expect(page).toMatch(/<strong>Answer<\/strong>: [^<]+, 08:00, 04\/03\/2026/);
    const { answeredBy } = (await officers.leader.get('/enquiries?state=answered')).body.items[0];
    expect(page).not.toContain(answeredBy);
  });

  it('sends once what one form sends twice, and again what its words are changed to', async () => {
    const key = uuid();
    const both = await Promise.all([send({ ...QUESTION, key }), send({ ...QUESTION, key })]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await kept()).toHaveLength(1);
    await send({ ...QUESTION, key, content: 'Và cần gì nữa?' });
    expect(await kept()).toHaveLength(2);
  });

  it.each([
    ['nothing at all', {}, ['kind', 'content']],
    ['blanks', { kind: 'question', content: ' \r\n ' }, ['content']],
    ['no kind', { content: 'Bao giờ?' }, ['kind']],
    ['a kind there is not', { kind: 'praise', content: 'Bao giờ?' }, ['kind']],
    ['a book', { kind: 'question', content: 'x'.repeat(2001) }, ['content']],
  ])('says beside the form what is wrong with %s, and keeps what was typed', async (_, said, places) => {
    const { status, body } = await send(said);
    expect(status).toBe(422);
    const told = [...body.matchAll(/id="(\w+)-fault" role="alert"/g)].map(([, field]) => field);
    expect(told).toEqual(places);
    for (const field of places) expect(body).toMatch(new RegExp(`aria-describedby="${field}-fault`));
    const typed = (said as { content?: string }).content?.trim();
    if (typed) expect(body).toContain(`${typed}</textarea`);
    expect(await kept()).toEqual([]);
  });

  it('counts a line end as one sign, as the browser does', async () => {
    const content = `${'x'.repeat(999)}\r\n`.repeat(2).trimEnd();
    expect((await send({ kind: 'complaint', content })).status).toBe(303);
  });

  it('says beside the form that too much waits, in the language of the page', async () => {
    for (let nth = 0; nth < 5; nth += 1) await send({ ...QUESTION, content: `Hỏi ${nth}` });
    const { status, body } = await send(QUESTION, '&language=en');
    expect(status).toBe(409);
    expect(body).toMatch(/id="form-fault"[^>]*>Several enquiries about this dossier wait/);
    expect(await kept()).toHaveLength(5);
  });

  it('is opened by no wrong secret, which is said as a page', async () => {
    const { status, headers, body } = await api.anyone.get(place('AAAAAAAAAA'), BROWSER);
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(body).toContain('mã bí mật không đúng');
    const data = await api.anyone.get(place('AAAAAAAAAA'));
    expect(data.body.code).toBe('feedback.dossier-unknown');
    const sent = await api.anyone.send(
      'POST',
      place('AAAAAAAAAA'),
      `key=${uuid()}&kind=question&content=a`,
      FORM,
    );
    expect(sent.status).toBe(404);
  });
});

describe('the page a dossier is tracked on', () => {
  const track = async () =>
    (await api.anyone.get(`/tracking/${receipt.code}?secret=${receipt.tracking.secret}`, BROWSER)).body;
  const go = (to: string, page = 'en') =>
    api.anyone.send(
      'POST',
      `/tracking/${receipt.code}?secret=${receipt.tracking.secret}`,
      `channels=sms&language=vi&page=${page}&go=${to}`,
      FORM,
    );

  it('leads to the rating while the dossier has ended and nobody has rated it', async () => {
    expect(await track()).not.toContain('value="rating"');
    await walkTo('done', receipt.id, officers);
    expect(await track()).toContain('value="rating"');
    const { status, headers } = await go('rating');
    const location = `${receipt.code}/rating?secret=${receipt.tracking.secret}&language=en`;
    expect([status, headers['location']]).toEqual([303, location]);
    await api.anyone.post(`/tracking/${location}`, { level: 'satisfied' });
    expect(await track()).not.toContain('value="rating"');
  });

  it('leads to no rating of a dossier whose personal data were erased, nor to asking', async () => {
    await walkTo('done', receipt.id, officers);
    await api.database.query(sql`update dossier.dossier set erased_at = now() where id = ${receipt.id}`);
    expect(await track()).not.toMatch(/value="(rating|asking)"/);
  });

  it('leads to where one asks, and changes nothing on the way', async () => {
    expect(await track()).toContain('value="asking"');
    const before = (await api.anyone.get(`/tracking/${receipt.code}?secret=${receipt.tracking.secret}`)).body;
    expect((await go('asking', 'vi')).headers['location']).toBe(
      `${receipt.code}/asking?secret=${receipt.tracking.secret}&language=vi`,
    );
    const after = (await api.anyone.get(`/tracking/${receipt.code}?secret=${receipt.tracking.secret}`)).body;
    expect(after.details.notices).toEqual(before.details.notices);
    expect((await go('elsewhere')).status).toBe(400);
  });

  it('asks a stranger for the secret', async () => {
    const { body } = await api.anyone.get(`/tracking/${receipt.code}`, BROWSER);
    expect(body).toMatch(/<form method="get">[^]*<input[^>]* name="secret"/);
    expect(body).not.toContain('value="asking"');
  });
});
