import { sql } from '#platform/database';
import { UNOPENABLE } from '#platform/personal-data';
import { birthRegistration } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive } from '../../support/walk.ts';

const NUMBER = '001185012399';
const applicant = {
  ...birthRegistration().applicant,
  identity: { kind: 'citizen-id', number: NUMBER },
  phone: '0912345678',
  email: 'nguoi.dan@example.com',
};
const REASON = 'Gọi chủ hồ sơ bổ sung giấy tờ';

describe('an applicant’s personal data', () => {
  let api: TestApi;
  let officers: HoaBan;
  let id: string;
  let code: string;

  const audited = (action: string) =>
    api.database.query<Record<string, unknown>>(sql`
      select actor, subject_type as "subjectType", subject_id as "subjectId", details
      from audit.entry where action = ${action} order by id`);
  const view = (by: keyof HoaBan, reason = REASON) =>
    officers[by].post(`/dossiers/${id}/personal-data-views`, { reason });

  beforeAll(async () => {
    api = await createTestApi();
    officers = await hoaBan(api);
    ({ id, code } = await receive(officers.desk, {
      applicant,
      submitter: {
        fullName: 'Trần Thị Nộp Hộ',
        phone: '0987654321',
        authority: { kind: 'family' },
      },
    }));
  });
  afterAll(() => api.close());

  it('are masked on the sheet', async () => {
    const { body } = await officers.desk.get(`/dossiers/${id}`);
    expect(body.applicant).toMatchObject({
      identity: { kind: 'citizen-id', masked: '•••399' },
      phone: '•••678',
      email: 'n•••@example.com',
    });
    expect(JSON.stringify(body)).not.toMatch(/001185012399|0912345678|0987654321|nguoi\.dan@/);
  });

  it('are shown in full for a reason, which is written down with what was shown', async () => {
    const { status, body } = await view('desk');
    expect(status).toBe(200);
    expect(body).toEqual({
      identity: { kind: 'citizen-id', number: NUMBER },
      phone: '0912345678',
      email: 'nguoi.dan@example.com',
      submitterPhone: '0987654321',
    });
    expect(await audited('dossier.view-personal-data')).toEqual([
      {
        actor: 'tiepnhan.hoaban',
        subjectType: 'dossier',
        subjectId: id,
        details: { reason: REASON, fields: ['identityNumber', 'phone', 'email', 'submitterPhone'] },
      },
    ]);
  });

  it.each([
    ['too short a reason', 'vì cần'],
    ['a reason of blanks', '            '],
    ['a reason that repeats a number', 'Kiểm tra số 001185012399'],
  ])('are not shown for %s', async (_, reason) => {
    const { status, body } = await view('desk', reason);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(await audited('dossier.view-personal-data')).toHaveLength(1);
  });

  it('are not shown to who sees the dossier and has nothing to do on it, until it comes to them', async () => {
    expect(await view('unitHead')).toMatchObject({
      status: 403,
      body: { code: 'dossier.personal-data-not-needed' },
    });
    await officers.desk.act(id, { step: 'reception', action: 'hand-over' });
    expect((await view('unitHead')).status).toBe(200);
    expect((await view('clerk')).status).toBe(403);
    expect((await view('desk')).status).toBe(200);
  });

  it('are not there for an officer who does not see the dossier', async () => {
    const stranger = await api.signIn('thuly.taichinh');
    const { status } = await stranger.post(`/dossiers/${id}/personal-data-views`, { reason: REASON });
    expect(status).toBe(404);
  });

  it.each([
    ['identity number', { identityNumber: '001 185 012 399' }],
    ['phone', { phone: '+84 912 345 678' }],
  ])(
    'are found by their exact %s, whoever may see the dossier, with a trace that does not repeat it',
    async (_, by) => {
      const { body } = await officers.clerk.post('/dossiers/look-ups', by);
      expect(body.items).toMatchObject([{ code, applicant: applicant.fullName }]);
      const stranger = await api.signIn('thuly.taichinh');
      expect((await stranger.post('/dossiers/look-ups', by)).body).toEqual({ items: [] });
      const traces = (await audited('dossier.look-up')).slice(-2);
      expect(traces.map(({ actor }) => actor)).toEqual(['vanthu.hoaban', 'thuly.taichinh']);
      expect(traces[0]!['subjectId']).toBe(traces[1]!['subjectId']);
      expect(JSON.stringify(traces)).not.toMatch(/185012399|12345678/);
    },
  );

  it('are not found by a part of a number, and never by both or neither', async () => {
    const lookUp = async (body: object) => (await officers.desk.post('/dossiers/look-ups', body)).status;
    expect(await lookUp({ identityNumber: '001185' })).toBe(400);
    expect(await lookUp({})).toBe(400);
    expect(await lookUp({ identityNumber: NUMBER, phone: '0912345678' })).toBe(400);
  });

  it('do not open in another dossier’s row, though the database put them there', async () => {
    const other = await receive(officers.desk);
    await api.database.query(sql`
      update dossier.applicant set phone_sealed = (select phone_sealed from dossier.applicant where dossier_id = ${id})
      where dossier_id = ${other.id}`);
    const { status, body } = await officers.desk.get(`/dossiers/${other.id}`);
    expect([status, body.applicant.phone]).toEqual([200, UNOPENABLE]);
    expect(JSON.stringify(body)).not.toMatch(/0912345678|•••678/);
  });
});
