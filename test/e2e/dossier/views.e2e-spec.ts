import type { Answer, Officer } from '../../support/officer.ts';
import { countStatements } from '../../support/statements.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  for (const step of ['reception', 'appraisal', 'appraisal', 'hand-over']) {
    await walkTo(step, (await receive(officers.desk)).id, officers);
  }
  const [task] = (await officers.caseOfficer.get('/tasks')).body.items;
  await officers.caseOfficer.post(`/tasks/${task.id}/claim`);
});
afterAll(() => api.close());

const views = async (officer: Officer): Promise<Answer['body'][]> => (await officer.get('/views')).body.items;
const keep = (officer: Officer, place: string | number, view: object): Promise<Answer> =>
  officer.send('PUT', `/views/${place}`, view, {});
const totals = async (officer: Officer) =>
  Object.fromEntries((await views(officer)).map(({ code, place, total }) => [code ?? place, total]));

describe('the views of an officer', () => {
  it('are those of their roles, each with how much there is', async () => {
    expect(await totals(officers.caseOfficer)).toEqual({
      ...{ 'waiting-for-me': 1, 'due-today': 2, late: 0, unclaimed: 1, 'awaiting-supplement': 0 },
    });
    expect(await totals(officers.desk)).toEqual({
      ...{ 'waiting-for-me': 0, 'due-today': 2, late: 0, unclaimed: 2 },
      ...{ 'awaiting-supplement': 0, 'ready-to-hand-over': 1 },
    });
    expect(await totals(officers.unitHead)).toMatchObject({
      'unit-unclaimed': 1,
      'unit-due-today': 2,
      'late-dossiers': 0,
    });
    expect(await totals(await api.signIn('giamsat.tinh'))).toEqual({ 'late-dossiers': 0 });
    expect(await totals(await api.signIn('quantri.tinh'))).toEqual({});
  });

  it('count what the lists they name show', async () => {
    api.clock.advance({ days: 7 });
    for (const officer of [officers.caseOfficer, officers.desk, officers.unitHead, officers.leader]) {
      for (const { code, list, query, total } of await views(officer)) {
        const shown = await officer.get(`${list}?limit=100&${new URLSearchParams(query).toString()}`);
        expect([code, shown.status, shown.body.items?.length]).toEqual([code, 200, total]);
      }
    }
    expect((await totals(officers.unitHead))['unit-late']).toBe(2);
  });

  it('hold what they save for themselves, and nobody else does', async () => {
    const mine = {
      name: 'Khai sinh trễ',
      filter: { procedure: '1.001193', late: 'true' },
      order: 'oldest-first',
    };
    expect((await keep(officers.caseOfficer, 3, mine)).status).toBe(204);
    expect((await views(officers.caseOfficer)).at(-1)).toEqual({
      ...{ code: null, place: 3, name: { vi: mine.name, en: mine.name }, list: '/dossiers' },
      ...{ query: { ...mine.filter, order: 'oldest-first' }, total: 3, totalExact: true },
    });
    expect((await totals(officers.desk))['3']).toBeUndefined();
    await keep(officers.caseOfficer, 3, { ...mine, filter: { status: 'returned' } });
    expect((await totals(officers.caseOfficer))['3']).toBe(0);
    expect((await officers.caseOfficer.send('DELETE', '/views/3', undefined, {})).status).toBe(204);
    expect((await totals(officers.caseOfficer))['3']).toBeUndefined();
  });

  it.each([
    [{ name: 'Tìm', filter: { applicant: 'do thi huong' } }, '/filter/applicant'],
    [{ name: 'Tìm', filter: { status: 'lost' } }, '/filter/status'],
    [{ name: ' ', filter: {} }, '/name'],
  ])('refuse to keep %j', async (body, pointer) => {
    const answer = await keep(officers.desk, 1, body);
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
  });

  it.each(['0', '21', 'first'])('have no place %s', async (place) => {
    const answer = await keep(officers.desk, place, { name: 'Tìm', filter: {} });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it('take two statements and the one that knows the session, however many there are', async () => {
    const alone = await countStatements(() => officers.unitHead.get('/views'));
    for (let place = 1; place <= 5; place++) {
      await keep(officers.unitHead, place, {
        name: `Lọc ${place}`,
        filter: { channel: 'online' },
      });
    }
    expect([alone, await countStatements(() => officers.unitHead.get('/views'))]).toEqual([3, 3]);
  });
});
