import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { receive } from '../../support/walk.ts';

let api: TestApi;
let administrator: Officer;

beforeEach(async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
});
afterEach(() => api.close());

const AT = (version: number) => ({ 'if-match': `"${version}"` });
const unit = (overrides: object = {}) => ({
  ...{
    code: 'H99.41.09',
    nationalId: '000.09.41.H99',
    name: 'Phòng Thử nghiệm',
    kind: 'unit',
    level: 'commune',
  },
  ...{ parent: 'H99.41', functions: ['experiments'], serves: ['H99.41'], phone: '0299', address: 'Số 1' },
  ...overrides,
});
const audited = (action: string) =>
  api.database.query<{ change: Answer['body']; details: Answer['body']; subject: string }>(sql`
    select change, details, subject_id as subject from audit.entry where action = ${action} order by id`);
const positions = '/administration/officers/thuly.hoaban/positions';
describe('an agency', () => {
  it('is added under its code, changed at the version that was looked at, and never given another code', async () => {
    expect((await administrator.post('/administration/agencies', unit())).body).toEqual({ version: 1 });
    const again = await administrator.post('/administration/agencies', unit());
    expect([again.status, again.body.code]).toEqual([409, 'organization.agency-code-taken']);
    const nowhere = await administrator.post(
      '/administration/agencies',
      unit({ code: 'H99.41.10', parent: 'H99.77' }),
    );
    expect([nowhere.status, nowhere.body.code]).toEqual([422, 'organization.agency-not-in-force']);
    const path = '/administration/agencies/H99.41.09';
    const change = { name: 'Phòng Kinh tế', serves: [] };
    expect((await administrator.post(`${path}/changes`, change, AT(1))).body).toEqual({ version: 2 });
    const late = await administrator.post(`${path}/changes`, change, AT(1));
    expect([late.status, late.body.code]).toEqual([412, 'organization.stale']);
    const recoded = await administrator.post(`${path}/changes`, { code: 'H99.41.11' }, AT(2));
    expect(recoded.status).toBe(400);
    const { body, headers } = await administrator.get(path);
    expect(headers['etag']).toBe('"2"');
    expect(body).toMatchObject({
      name: 'Phòng Kinh tế',
      parent: 'H99.41',
      serves: [],
      validFrom: '2026-03-04',
    });
    expect(await audited('organization.change-agency')).toMatchObject([
      {
        subject: 'H99.41.09',
        change: { before: { name: 'Phòng Thử nghiệm', serves: ['H99.41'] }, after: change },
      },
    ]);
  });
});

describe('an officer', () => {
  it('is added and changed, with nothing personal in the clear and the number kept as an index alone', async () => {
    const officer = {
      ...{ username: 'moi.hoaban', fullName: 'Trần Thị Mẫu Mới', email: 'moi.hoaban@saomai.example' },
      ...{ phone: '0912345678', identityNumber: '099099000111' },
    };
    expect((await administrator.post('/administration/officers', officer)).status).toBe(201);
    const twice = await administrator.post('/administration/officers', officer);
    expect([twice.status, twice.body.code]).toEqual([409, 'organization.username-taken']);
    const { body } = await administrator.get('/administration/officers/moi.hoaban');
    expect(body).toMatchObject({
      email: 'm•••@saomai.example',
      phone: '•••678',
      identityKnown: true,
      positions: [],
    });
    const change = { fullName: 'Trần Thị Mẫu Hai', phone: null };
    await administrator.post('/administration/officers/moi.hoaban/changes', change, AT(1));
    const changed = await administrator.get('/administration/officers/moi.hoaban');
    expect(changed.body).toMatchObject({ fullName: 'Trần Thị Mẫu Hai', phone: null, version: 2 });
    const [stored] = await api.database.query<{ all: string }>(sql`
      select (select to_jsonb(o) from organization.officer o where o.username = 'moi.hoaban')::text
             || (select jsonb_agg(to_jsonb(e)) from audit.entry e)::text as all`);
    expect(stored!.all).not.toMatch(/0912345678|099099000111|moi\.hoaban@/);
  });

  it('gets a post that counts with the next request, and whose end does too and stays known', async () => {
    const officer = await api.signIn('thuly.hoaban');
    const dossier = await receive(await api.signIn('tiepnhan.saokhue'));
    expect((await officer.get(`/dossiers/${dossier.id}`)).status).toBe(404);
    const post = { agency: 'H99.42', role: 'case-officer', title: 'Biệt phái' };
    expect((await administrator.post(positions, post, AT(1))).body).toEqual({ version: 2 });
    expect((await officer.get(`/dossiers/${dossier.id}`)).status).toBe(200);
    const held = await administrator.post(positions, post, AT(2));
    expect([held.status, held.body.code]).toEqual([409, 'organization.position-held']);
    const { agency, role } = post;
    expect((await administrator.post(`${positions}/end`, { agency, role }, AT(2))).body).toEqual({
      version: 3,
    });
    expect((await officer.get(`/dossiers/${dossier.id}`)).status).toBe(404);
    const ended = await administrator.post(`${positions}/end`, { agency, role }, AT(3));
    expect([ended.status, ended.body.code]).toEqual([404, 'organization.position-unknown']);
    const { body } = await administrator.get('/administration/officers/thuly.hoaban');
    expect(body.positions).toMatchObject([
      { agency: 'H99.41', until: null },
      { agency: 'H99.42', title: 'Biệt phái', since: '2026-03-04', until: '2026-03-04' },
    ]);
    expect(await audited('organization.end-position')).toMatchObject([
      { subject: 'thuly.hoaban', change: { before: { agency: 'H99.42', title: 'Biệt phái' }, after: null } },
    ]);
  });

  it('never is the last administrator whose post ends, though two end each other’s at once', async () => {
    const post = { agency: 'H99', role: 'administrator' };
    const own = '/administration/officers/quantri.tinh/positions/end';
    const last = await administrator.post(own, post, AT(1));
    expect([last.status, last.body.code]).toEqual([409, 'organization.last-administrator']);
    await administrator.post(positions, { ...post, title: 'Quản trị' }, AT(1));
    const other = await api.signIn('thuly.hoaban');
    const answers = await Promise.all([
      administrator.post(`${positions}/end`, post, AT(2)),
      other.post(own, post, AT(1)),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const [left] = await api.database.query<{ count: number }>(sql`
      select count(*)::int as count from organization.position where role = 'administrator'`);
    expect(left!.count).toBe(1);
  });
});
