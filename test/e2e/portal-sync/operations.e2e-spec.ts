import { sql } from '#platform/database';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { receive } from '../../support/walk.ts';

const BASE = '/operations/national-portal';

let api: TestApi;
let administrator: Officer;
let dossier: { id: string; code: string };

beforeAll(async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
  dossier = await receive(await api.signIn('tiepnhan.hoaban'));
  await api.database.query(sql`
    insert into portal_sync.publication
      (dossier_id, sequence, state, attempts, created_at, touched_at, last_error, correlation_id)
    values (${dossier.id}, 1, 'set-aside', 1, ${api.clock.now()}, ${api.clock.now()}, 'Thủ tục chưa được ánh xạ', 'spec')`);
});
afterAll(() => api.close());

describe('the national portal, as operators see it', () => {
  it('is held back with a reason, and let go', async () => {
    expect(await administrator.post(`${BASE}/pause`, { reason: '   ' })).toMatchObject({ status: 400 });
    expect(await administrator.post(`${BASE}/pause`, { reason: 'Cổng bảo trì' })).toMatchObject({
      status: 204,
    });
    expect(await administrator.post(`${BASE}/pause`, { reason: 'Lần nữa' })).toMatchObject({
      ...{ status: 409, body: { code: 'portal-sync.paused-already' } },
    });
    expect((await administrator.get(BASE)).body).toMatchObject({
      pause: { reason: 'Cổng bảo trì', since: '2026-03-04T08:00:00.000+07:00' },
      ...{ waiting: 0, oldest: null, setAside: 1, acknowledged: 0, delay: { p50: null, p99: null } },
    });
    expect(await administrator.post(`${BASE}/resumption`)).toMatchObject({ status: 204 });
    expect((await administrator.get(BASE)).body.pause).toBeNull();
    expect(await administrator.post(`${BASE}/resumption`)).toMatchObject({
      ...{ status: 409, body: { code: 'portal-sync.not-paused' } },
    });
  });

  it('tells what was refused of which dossier and why, and sends it again', async () => {
    const { body } = await administrator.get(`${BASE}/set-aside`);
    expect(body.items).toMatchObject([
      { dossier: { id: dossier.id, code: dossier.code }, sequence: 1, reason: 'Thủ tục chưa được ánh xạ' },
    ]);
    expect((await administrator.get(`${BASE}/set-aside/counts`)).body.items).toMatchObject([
      { count: 1, reason: 'Thủ tục chưa được ánh xạ', procedureCode: body.items[0].dossier.procedureCode },
    ]);
    const unknown = '0191d3a0-0000-7000-8000-000000000000';
    expect(
      (await administrator.post(`${BASE}/set-aside/retries`, { dossierIds: [unknown, dossier.id] })).body,
    ).toEqual({
      retried: 1,
      items: [
        { dossierId: unknown, sequence: null },
        { dossierId: dossier.id, sequence: 1 },
      ],
    });
    expect((await administrator.get(`${BASE}/set-aside`)).body.items).toEqual([]);
  });

  it('refuses what is no filter and no cursor', async () => {
    expect(await administrator.get(`${BASE}/exchanges?failed=perhaps`)).toMatchObject({ status: 400 });
    expect(await administrator.get(`${BASE}/exchanges?cursor=x`)).toMatchObject({
      body: { code: 'dossier.cursor-invalid' },
    });
    expect(await administrator.get(`${BASE}?hours=0`)).toMatchObject({ status: 400 });
  });
});
