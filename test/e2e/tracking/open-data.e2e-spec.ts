import { sql } from '#platform/database';
import { applicant } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  api.clock.set('2026-03-04T08:00:00+07:00');
  const { id } = await receive(officers.desk);
  await walkTo('done', id, officers);
});
afterAll(() => api.close());
beforeEach(() => api.clock.set('2026-03-04T08:00:00+07:00'));

const ask = (month: string, headers = {}) => api.anyone.get(`/open-data/progress?month=${month}`, headers);

describe('what is published of how agencies do', () => {
  it('leaves out who received so few that their figures are about people', async () => {
    const { status, body, headers } = await ask('2026-03');
    expect([status, body.lines, body.fewestShown]).toEqual([200, [], 10]);
    expect(headers['cache-control']).toBe('public, max-age=600');
  });

  it('is counted anew an hour later: received, finished and late, and nothing of anybody', async () => {
    const receipts = [];
    for (let n = 0; n < 11; n += 1) receipts.push(await receive(officers.desk));
    expect((await ask('2026-03')).body.lines).toEqual([]);
    const [late, secret] = receipts;
    await api.database.query(sql`
      update dossier.dossier set completed_at = due_at + interval '1 day' where id = ${late.id}`);
    await api.database.query(sql`update dossier.dossier set secrecy = 'restricted' where id = ${secret.id}`);
    api.clock.advance({ hours: 1 });
    const { body } = await ask('2026-03');
    expect(body.lines).toEqual([
      {
        agency: 'H99.41',
        name: 'Ủy ban nhân dân phường Hoa Ban',
        ...{ received: 11, finished: 2, late: 1 },
      },
    ]);
    expect(body.countedAt).toBe('2026-03-04T09:00:00.000+07:00');
    expect(JSON.stringify(body)).not.toContain(applicant.fullName);
  });

  it('is not sent again to who has it, and never counts a month twice for who asks meanwhile', async () => {
    api.clock.advance({ hours: 1 });
    const { headers } = await ask('2026-03');
    await receive(officers.desk);
    const again = await ask('2026-03', { 'if-none-match': headers['etag'] });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  it.each([
    ['2026-04', 'tracking.month-to-come'],
    ['2026-13', 'request.invalid'],
    ['1999-01', 'request.invalid'],
    ['', 'request.invalid'],
  ])('is refused for a month that is none or to come: %s', async (month, code) => {
    const answer = await ask(month);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });
});
