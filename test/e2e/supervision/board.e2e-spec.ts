import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { bearer } from '../../support/credentials.ts';
import { serviceKeyOf } from '../../support/service-keys.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

/** Friday morning; three working days on is Wednesday 11/03, until the office closes. */
const NOW = '2026-03-06T10:00:00+07:00';
const TODAY = '2026-03-06T00:00:00+07:00';
const SOON = '2026-03-11T17:00:00+07:00';
const STOPPED = ['awaiting-supplement', 'awaiting-finance'];

let api: TestApi;
let officers: HoaBan;
let benLau: Officer;
const dossiers: Record<string, string> = {};

/** A dossier of Hoa Ban that was received so that it is due at the instant given. */
async function due(name: string, dueAt: string, step = 'appraisal'): Promise<string> {
  const { id } = await receive(officers.desk);
  await walkTo(step, id, officers);
  await api.database.query(sql`update dossier.dossier set due_at = ${new Date(dueAt)} where id = ${id}`);
  dossiers[name] = id;
  return id;
}

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  benLau = await api.signIn('tiepnhan.benlau');
  await due('long late', '2026-03-02T09:00:00+07:00');
  await due('just late', '2026-03-05T23:59:59.999+07:00', 'approval');
  await due('due today', '2026-03-06T09:00:00+07:00');
  await due('due soon', '2026-03-10T09:00:00+07:00', 'review');
  await due('last to be soon', SOON);
  await due('on track', '2026-03-11T17:00:00.001+07:00');
  await due('late, but returned', '2026-03-02T09:00:00+07:00', 'done');
  await due('late, but completed', '2026-03-02T09:00:00+07:00', 'hand-over');
  const suspended = await due('late, but suspended', '2026-03-02T09:00:00+07:00');
  await officers.caseOfficer.act(suspended, {
    step: 'appraisal',
    action: 'request-supplement',
    supplement: { items: ['Giấy chứng sinh'], reason: 'Thiếu' },
  });
  const { id } = await receive(benLau);
  dossiers['late elsewhere'] = id;
  api.clock.set(NOW);
});
afterAll(() => api.close());

interface Recounted {
  lead: string;
  status: string;
  dueAt: Date;
}

/** The same figures from every row, sorted into their columns here. */
async function recount(): Promise<Record<string, Record<string, number>>> {
  const rows = await api.database.query<Recounted>(sql`
    select g.code as lead, d.status, d.due_at as "dueAt"
    from dossier.dossier d join organization.agency g on g.id = d.lead_agency_id
    where d.completed_at is null and d.closed_at is null`);
  const lines: Record<string, Record<string, number>> = {};
  for (const { lead, status, dueAt } of rows) {
    const line = (lines[lead] ??= { unfinished: 0, late: 0, dueSoon: 0, onTrack: 0, suspended: 0 });
    const column = STOPPED.includes(status)
      ? 'suspended'
      : dueAt < new Date(TODAY)
        ? 'late'
        : dueAt <= new Date(SOON)
          ? 'dueSoon'
          : 'onTrack';
    line[column] = (line[column] ?? 0) + 1;
    line['unfinished'] = (line['unfinished'] ?? 0) + 1;
  }
  return lines;
}

const boardOf = async (officer: Officer, query = ''): Promise<Record<string, unknown>> => {
  const { status, body } = await officer.get(`/supervision/board${query}`);
  expect(status).toBe(200);
  return Object.fromEntries(body.lines.map(({ agency, ...counts }: Answer['body']) => [agency.code, counts]));
};

const watched = async (officer: Officer, query: string): Promise<Answer['body'][]> => {
  const { status, body } = await officer.get(`/supervision/dossiers?${query}`);
  expect(status).toBe(200);
  return body.items;
};

const named = (...names: string[]) => names.map((name) => dossiers[name]);

describe('the board', () => {
  it('counts every unfinished dossier in exactly one column, as a recount of all rows does', async () => {
    const board = await boardOf(await api.signIn('giamsat.tinh'));
    expect(board).toEqual(await recount());
    expect(board).toEqual({
      'H99.41': { unfinished: 7, late: 2, dueSoon: 3, onTrack: 1, suspended: 1 },
      'H99.46': { unfinished: 1, late: 1, dueSoon: 0, onTrack: 0, suspended: 0 },
    });
  });

  it('takes “soon” as it is asked, in working days', async () => {
    const supervisor = await api.signIn('giamsat.tinh');
    // One working day from Friday is Monday: only what is due today.
    expect(await boardOf(supervisor, '?soonDays=1')).toMatchObject({ 'H99.41': { dueSoon: 1, onTrack: 3 } });
    expect(await boardOf(supervisor, '?soonDays=20')).toMatchObject({ 'H99.41': { dueSoon: 4, onTrack: 0 } });
  });

  it.each(['soonDays=0', 'soonDays=21', 'soonDays=1.5', 'soonDays=x', 'agency=H99.41'])(
    'refuses %s',
    async (query) => {
      const answer = await officers.leader.get(`/supervision/board?${query}`);
      expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    },
  );

  it.each([
    ['lanhdao.hoaban', ['H99.41']],
    ['truongphong.hoaban', ['H99.41']],
    ['lanhdao.benlau', ['H99.46']],
    ['lanhdao.saokhue', []],
    ['lanhdao.taichinh', []],
    ['chutich.tinh', ['H99.41', 'H99.46']],
  ])('shows %s what they answer for: %s', async (username, agencies) => {
    expect(Object.keys(await boardOf(await api.signIn(username))).sort()).toEqual(agencies);
  });
});

describe('the dossiers to look after', () => {
  it('are the late ones, the longest first; one due today is not late', async () => {
    const late = await watched(officers.leader, 'state=late');
    expect(late.map(({ id }) => id)).toEqual(named('long late', 'just late'));
  });

  it('are those that will be late soon, the most urgent first', async () => {
    const soon = await watched(officers.leader, 'state=due-soon');
    expect(soon.map(({ id }) => id)).toEqual(named('due today', 'due soon', 'last to be soon'));
  });

  it('tell who holds each: step, agency, role, since when, and the officers in the post', async () => {
    const late = await watched(officers.leader, 'state=late');
    expect(late.map(({ heldBy }) => heldBy)).toMatchObject([
      [
        {
          step: 'Thẩm định hồ sơ, dự thảo kết quả',
          agency: { code: 'H99.41' },
          role: 'case-officer',
          since: '2026-03-04T08:00:00.000+07:00',
          officers: ['Dương Văn Thử Lâm', 'Đặng Thị Mẫu Giang'],
        },
      ],
      [{ step: 'Ký duyệt kết quả', role: 'agency-leader', officers: ['Vũ Văn Thử Dũng'] }],
    ]);
  });

  it('hold no name of an applicant', async () => {
    expect(JSON.stringify(await watched(officers.leader, 'state=late'))).not.toContain('Nguyễn Văn Mẫu');
  });

  it('are those of the subtree one answers for, merged by urgency', async () => {
    const supervisor = await api.signIn('giamsat.tinh');
    const all = await watched(supervisor, 'state=late');
    expect(all.map(({ id }) => id)).toEqual(named('long late', 'late elsewhere', 'just late'));
    expect((await watched(supervisor, 'state=late&limit=2')).map(({ id }) => id)).toEqual(
      named('long late', 'late elsewhere'),
    );
    expect((await watched(supervisor, 'state=late&agency=H99.46')).map(({ id }) => id)).toEqual(
      named('late elsewhere'),
    );
    const elsewhere = await api.signIn('lanhdao.benlau');
    expect((await watched(elsewhere, 'state=late')).map(({ id }) => id)).toEqual(named('late elsewhere'));
  });

  it('are none of an agency one does not answer for, however it is asked', async () => {
    expect(await watched(officers.leader, 'state=late&agency=H99.46')).toEqual([]);
    expect(await watched(await api.signIn('lanhdao.benlau'), 'state=late&agency=H99.41')).toEqual([]);
  });

  it('are refused for an agency that is none, and without a state', async () => {
    const unknown = await officers.leader.get('/supervision/dossiers?state=late&agency=H99.77');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'supervision.agency-unknown']);
    const stateless = await officers.leader.get('/supervision/dossiers');
    expect([stateless.status, stateless.body.errors[0].pointer]).toEqual([400, '/state']);
  });

  it.each(['desk', 'caseOfficer', 'clerk'] as const)('are not shown to the %s', async (who) => {
    for (const path of ['/supervision/board', '/supervision/dossiers?state=late']) {
      const answer = await officers[who].get(path);
      expect([answer.status, answer.body.code]).toEqual([403, 'identity.role-required']);
    }
  });
});

describe('what the operations centre of the province reads', () => {
  const metricsOf = async (agency: string) =>
    api.anyone.get('/metrics', bearer(await serviceKeyOf(api, agency)));

  it('says of each agency what the board says, in OpenMetrics', async () => {
    const { status, headers, body } = await metricsOf('H99');
    expect([status, headers['content-type']]).toEqual([
      200,
      'application/openmetrics-text; version=1.0.0; charset=utf-8',
    ]);
    const lines = String(body).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '# TYPE mot_cua_dossiers_unfinished gauge',
        'mot_cua_dossiers_unfinished{agency="H99.41"} 7',
        'mot_cua_dossiers_late{agency="H99.41"} 2',
        'mot_cua_dossiers_late{agency="H99.46"} 1',
        'mot_cua_dossiers_suspended{agency="H99.41"} 1',
        'mot_cua_portal_paused 0',
        'mot_cua_outbox_parked_messages 0',
      ]),
    );
    // Else what reads it takes it for cut off (OpenMetrics 1.0).
    expect(lines.slice(-2)).toEqual(['# EOF', '']);
  });

  it('tells the time the outbox has been waiting, and nothing of what nobody has measured', async () => {
    api.clock.advance({ seconds: 90 });
    const { body } = await metricsOf('H99');
    expect(body).toMatch(/^mot_cua_outbox_oldest_seconds [1-9]\d+/m);
    expect(body).not.toMatch(/^mot_cua_portal_delay_seconds\{/m);
  });

  it('is for the head of the province: a supervisor of it, and no service of a commune', async () => {
    expect(await (await api.signIn('giamsat.tinh')).get('/metrics')).toMatchObject({ status: 200 });
    for (const refused of [await metricsOf('H99.41'), await officers.leader.get('/metrics')]) {
      expect([refused.status, refused.body.code]).toEqual([403, 'supervision.province-only']);
    }
  });
});
