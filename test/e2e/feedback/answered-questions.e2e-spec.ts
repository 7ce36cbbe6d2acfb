import { v7 as uuid } from 'uuid';
import { sql } from '#platform/database';
import { tracesOf } from '../../support/delegations.ts';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

const BASE = '/administration/answered-questions';

let api: TestApi;
let administrator: Officer;

beforeAll(async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
});
beforeEach(async () => {
  await api.database.query(sql`truncate feedback.answered_question cascade`);
});
afterAll(() => api.close());

const BIRTH = {
  ...{ question: 'Đăng ký khai sinh cần giấy tờ gì?', answer: 'Giấy chứng sinh và 100% bản chính.' },
  procedure: '1.001193',
};
const add = (said: object = BIRTH, headers = {}) => administrator.post(BASE, said, headers);
const change = (id: string, said: object, version: number) =>
  administrator.send('PUT', `${BASE}/${id}`, said, { 'if-match': `"${version}"` });
const found = async (query = '') => {
  const { body } = await api.anyone.get(`/answered-questions${query}`);
  return body.items.map(({ question }: { question: string }) => question);
};

describe('questions people ask again and again', () => {
  it('are found by everybody, with or without marks, by parts of words in any order', async () => {
    await add();
    api.clock.advance({ minutes: 1 });
    await add({ question: 'Trụ sở ở đâu?', answer: 'Số 1 đường Mẫu.' });
    expect(await found()).toEqual(['Trụ sở ở đâu?', BIRTH.question]);
    for (const search of ['khai sinh', 'SINH dang ky', 'chứng', 'chung si', '100%']) {
      expect([search, await found(`?search=${encodeURIComponent(search)}`)]).toEqual([
        search,
        [BIRTH.question],
      ]);
    }
    expect(await found(`?search=${encodeURIComponent('1__%')}`)).toEqual([]);
    expect(await found('?procedure=1.001193')).toEqual([BIRTH.question]);
    const { body, headers } = await api.anyone.get('/answered-questions?limit=1');
    expect(headers['cache-control']).toContain('public');
    expect(await found(`?limit=1&cursor=${body.next}`)).toEqual([BIRTH.question]);
    const again = { 'if-none-match': headers['etag'] ?? '' };
    expect((await api.anyone.get('/answered-questions?limit=1', again)).status).toBe(304);
  });

  it('are published, changed and withdrawn over the version looked at, and keep what they said', async () => {
    const { id } = (await add({ ...BIRTH, published: false })).body;
    expect(await found()).toEqual([]);
    expect((await api.anyone.get(`/answered-questions/${id}`)).body.code).toBe('feedback.question-unknown');
    expect((await administrator.get(`${BASE}?published=false`)).body.items).toMatchObject([
      { id, version: 1 },
    ]);
    const answers = await Promise.all([change(id, BIRTH, 1), change(id, { ...BIRTH, answer: 'Khác' }, 1)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await api.anyone.get(`/answered-questions/${id}`)).body).toMatchObject({ id, version: 2 });
    expect((await change(id, { ...BIRTH, published: false }, 2)).body).toEqual({ id, version: 3 });
    expect(await found()).toEqual([]);
    const { items } = (await administrator.get(`${BASE}/${id}/versions`)).body;
    expect(items).toMatchObject([
      { version: 3, published: false, editedBy: expect.any(String) },
      { version: 2, published: true },
      { version: 1, published: false, answer: BIRTH.answer },
    ]);
    expect(await tracesOf(api.database, 'feedback.change-question')).toHaveLength(2);
  });

  it('are added once for a key, and about procedures there are', async () => {
    const key = { 'idempotency-key': uuid() };
    const [first, again] = [await add(BIRTH, key), await add(BIRTH, key)];
    expect([again.status, again.body]).toEqual([201, first.body]);
    const unknown = { ...BIRTH, procedure: '9.999999' };
    expect((await add(unknown)).body.code).toBe('feedback.procedure-unknown');
    expect((await change(first.body.id, unknown, 1)).body.code).toBe('feedback.procedure-unknown');
    expect((await change(uuid(), BIRTH, 1)).body.code).toBe('feedback.question-unknown');
    expect((await add({ ...BIRTH, answer: ' ' })).status).toBe(400);
  });
});
