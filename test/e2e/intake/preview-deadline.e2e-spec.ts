import { createTestApi, type TestApi } from '../../support/test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
  api.clock.set('2026-03-02T08:00:00+07:00');
});
afterAll(() => api.close());

const BIRTH = { procedure: '1.001193', case: '1.001193.01', desk: 'H99.41.01' };
const LAND = { procedure: '1.013831', desk: 'H99.41.01' };
const preview = (body: object) => api.anyone.post('/deadline-previews', body);

describe('the appointment a dossier would get', () => {
  it.each([
    ['now, when no time is named', BIRTH, '2026-03-03T08:00:00.000+07:00'],
    ['at night', { ...BIRTH, receivedAt: '2026-03-04T20:00:00+07:00' }, '2026-03-05T17:00:00.000+07:00'],
    ['before Tết', { ...BIRTH, receivedAt: '2026-02-13T14:00:00+07:00' }, '2026-02-23T14:00:00.000+07:00'],
    ['for the first of two phases', LAND, '2026-03-06T08:00:00.000+07:00'],
  ])('%s', async (_what, body, dueAt) => {
    expect(await preview(body)).toMatchObject({ status: 200, body: { dueAt, provisional: false } });
  });

  it('is longer where the area grants more', async () => {
    const remote = { procedure: '1.012766', desk: 'H99.41.01', area: 'difficult' };
    expect((await preview(remote)).body.dueAt).toBe('2026-03-19T08:00:00.000+07:00');
  });

  it('is provisional beyond the published days off', async () => {
    const body = { ...LAND, receivedAt: '2026-12-29T08:00:00+07:00' };
    expect((await preview(body)).body.provisional).toBe(true);
  });

  it('comes with its explanation, and with the times of hand-over and acceptance', async () => {
    const { body } = await preview({ ...BIRTH, channel: 'online', receivedAt: '2026-03-02T15:10:00+07:00' });
    expect(body).toMatchObject({
      handOverBy: '2026-03-03T17:00:00.000+07:00',
      acceptBy: '2026-03-03T15:10:00.000+07:00',
    });
    expect(body.lines.at(-1).vi).toBe('Hạn giải quyết: 15:10 ngày 03/03/2026.');
    expect((await preview(BIRTH)).body.acceptBy).toBeNull();
  });

  it('keeps nothing', async () => {
    await preview(BIRTH);
    const officer = await api.signIn('tiepnhan.hoaban');
    expect((await officer.get('/dossiers')).body.items).toEqual([]);
  });

  it.each([
    ['an unknown procedure', { procedure: '9.999999' }, 404, 'procedure.unknown'],
    ['no case where there are several', { case: undefined }, 400, 'procedure.case-required'],
    ['an unknown case', { case: '1.001193.77' }, 400, 'procedure.case-unknown'],
    ['an area the procedure knows nothing of', { area: 'difficult' }, 400, 'procedure.area-unknown'],
    ['an agency that is no desk', { desk: 'H99.41' }, 400, 'intake.desk-unknown'],
    ['a time without an offset', { receivedAt: '2026-03-02T08:00:00' }, 400, 'request.invalid'],
    ['a time out of reach', { receivedAt: '1799-03-02T08:00:00Z' }, 400, 'request.invalid'],
    ['a limit of the caller’s own', { limit: { amount: 1 } }, 400, 'request.invalid'],
  ])('is refused for %s', async (_what, change, status, code) => {
    const answer = await preview({ ...BIRTH, ...change });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
