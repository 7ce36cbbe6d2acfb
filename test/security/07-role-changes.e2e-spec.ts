import { sql } from '#platform/database';
import { refusal } from '../support/credentials.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

describe('7. a post', () => {
  it('taken away ends with the next request, in sessions that are open', async () => {
    const leader = await api.signIn('truongphong2.hoaban');
    expect((await leader.get('/supervision/board')).status).toBe(200);
    await api.database.query(sql`
      delete from organization.position
      where role = 'unit-head'
        and officer_id = (select id from organization.officer where username = 'truongphong2.hoaban')`);
    expect(refusal(await leader.get('/supervision/board'))).toEqual([403, 'identity.role-required']);
    expect(refusal(await leader.get('/dossiers'))).toEqual([403, 'identity.role-required']);
  });

  it('given begins with the next request', async () => {
    const officer = await api.signIn('cutru.hoaban');
    expect((await officer.get('/operations/outbox')).status).toBe(403);
    await api.database.query(sql`
      insert into organization.position (officer_id, agency_id, role, title)
      select o.id, a.id, 'administrator', 'Quản trị' from organization.officer o, organization.agency a
      where o.username = 'cutru.hoaban' and a.code = 'H99'`);
    expect((await officer.get('/operations/outbox')).status).toBe(200);
  });
});

describe('7. an account', () => {
  it('taken out of use ends with the next request', async () => {
    const officer = await api.signIn('thuly2.taichinh');
    expect((await officer.get('/dossiers')).status).toBe(200);
    const administrator = await api.signIn('quantri.tinh');
    const { body } = await administrator.get('/administration/accounts?name=thuly2.taichinh');
    const path = `/administration/accounts/${body.items[0].id}/disabling`;
    expect((await administrator.post(path, { reason: 'Thôi việc' })).status).toBe(204);
    await expect(officer.get('/dossiers')).rejects.toThrow('could not sign in');
  });
});
