import { sql } from '#platform/database';
import { Logger } from '#platform/logging';
import { FIGURES, type Grouping, GROUPINGS, RecountBoards } from '#supervision';
import {
  type ActedOn,
  actOnSome,
  behind,
  changedDeadlines,
  demanded,
  expected,
  makeUpBoards,
  matching,
  NORMAL,
  recounted,
  shown,
} from '../../support/board-world.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { openByHistory, type RawDossier } from '../../support/raw-boards.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import { hoaBan, type HoaBan, receive, receivedSupplement, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let supervisor: Officer;
let acted: ActedOn;
const NO_TIME = { ownAgency: 0, otherAgency: 0, applicant: 0, finance: 0, nobody: 0 };

beforeAll(async () => {
  api = await createTestApi();
  await makeUpBoards(api, 3_000);
  officers = await hoaBan(api);
  supervisor = await api.signIn('giamsat.tinh');
  acted = await actOnSome(officers);
});
afterAll(() => api.close());

const board = (officer: Officer, query: string): Promise<Answer['body']> =>
  demanded(officer.get(`/supervision/boards?limit=500&${query}`));

describe('boards', () => {
  it.each(GROUPINGS)(
    'by %s are a recount of the histories, line by line and figure by figure',
    async (by) => {
      const lines = await recounted(api, by, NORMAL);
      expect(shown(await board(supervisor, `by=${by}`))).toEqual(expected(lines));
      expect([...lines.values()].some(({ late }) => late.length > 0)).toBe(true);
    },
  );

  it('have something to count in every figure', async () => {
    const [{ figures }] = (await board(supervisor, 'by=province')).lines;
    expect(FIGURES.filter((figure) => figures[figure] === 0)).toEqual([]);
  });

  it.each<[Grouping, string]>([
    ['province', ''],
    ['agency', 'agency'],
    ['unit', 'unit'],
    ['procedure', 'procedure'],
    ['officer', 'officer'],
  ])(
    'by %s: behind each figure are exactly the dossiers it counts, the first due first',
    async (by, parameter) => {
      const lines = [...(await recounted(api, by, NORMAL))].sort(
        ([, a], [, b]) => b.late.length - a.late.length,
      );
      for (const [key, line] of [...lines.slice(0, 2), ...lines.filter(([one]) => one === null)]) {
        for (const figure of FIGURES) {
          const named = parameter === '' ? '' : `&${parameter}=${encodeURIComponent(key ?? '-')}`;
          const ids = await behind(supervisor, `figure=${figure}${named}`);
          expect([key, figure, [...ids].sort()]).toEqual([key, figure, [...line[figure]].sort()]);
        }
      }
    },
  );

  it('follow each act at once: received, held by another, moved, over', async () => {
    const at = async () => shown(await board(supervisor, 'by=officer'));
    await at();
    const { id } = await receive(officers.desk);
    expect(await at()).toEqual(expected(await recounted(api, 'officer', NORMAL)));
    await walkTo('appraisal', id, officers);
    await api.database.query(sql`
      update dossier.task set assignee_id = null where dossier_id = ${id} and closed_at is null`);
    expect(await at()).toEqual(expected(await recounted(api, 'officer', NORMAL)));
    await demanded(
      officers.leader.post(`/dossiers/${id}/withdrawal`, WITHDRAWAL, await matching(officers.leader, id)),
    );
    expect(await at()).toEqual(expected(await recounted(api, 'officer', NORMAL)));
  });

  it('are those of another day when it has come, and of the day before when the clock goes back', async () => {
    const began = api.clock.now();
    for (const days of [0, 1, 4, 0]) {
      api.clock.set(new Date(began.getTime() + days * 86_400_000).toISOString());
      const again = await api.signIn('giamsat.tinh');
      expect(shown(await board(again, 'by=agency'))).toEqual(
        expected(await recounted(api, 'agency', NORMAL)),
      );
    }
  });

  it('show an agency what it leads and nothing else, also of a procedure and of a field', async () => {
    const [own] = await api.database.query<{ id: number }>(sql`
      select id from organization.agency where code = 'H99.41'`);
    const ofOwn = (one: RawDossier): boolean => one.lead === own?.id && NORMAL(one);
    for (const by of GROUPINGS) {
      expect(shown(await board(officers.leader, `by=${by}`))).toEqual(
        expected(await recounted(api, by, ofOwn)),
      );
    }
    const foreign = await officers.leader.get('/supervision/boards?by=agency&agency=H99.46');
    expect([foreign.status, foreign.body.code]).toEqual([403, 'supervision.agency-foreign']);
    const list = await officers.leader.get('/supervision/boards/dossiers?figure=open&agency=H99.46');
    expect([list.status, list.body.code]).toEqual([403, 'supervision.agency-foreign']);
  });

  it('tell of what is late the longest by how many working days', async () => {
    const { lines } = await board(supervisor, 'by=agency');
    const { items } = await demanded(
      supervisor.get(`/supervision/boards/dossiers?figure=late&agency=${lines[0].key.code}`),
    );
    expect(lines[0].longest).toEqual({ dueAt: items[0].dueAt, workingDays: items[0].workingDaysLate });
  });

  it.each([
    ['boards?by=house', 400, 'request.invalid'],
    ['boards', 400, 'request.invalid'],
    ['boards?by=agency&agency=H99.77', 404, 'supervision.agency-unknown'],
    ['boards/dossiers?figure=tardy', 400, 'request.invalid'],
    ['boards/dossiers?figure=open&officer=nobody.there', 404, 'supervision.officer-unknown'],
    ['boards/dossiers?figure=open&unit=H99.77', 404, 'supervision.agency-unknown'],
    ['boards/dossiers?figure=open&cursor=eA', 400, 'dossier.cursor-invalid'],
    ['deadline-changes?from=2026-03-05&until=2026-03-04', 400, 'supervision.period-reversed'],
    ['deadline-changes?from=0000-03-05', 400, 'request.invalid'],
    ['deadline-changes?agency=H99.46', 403, 'supervision.agency-foreign'],
    ['time-split?agency=H99.46', 403, 'supervision.agency-foreign'],
  ])('refuse %s', async (asked, status, code) => {
    const answer = await officers.leader.get(`/supervision/${asked}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('the time of a dossier', () => {
  it('is told by who used it up, of one and of all that are open at the agency', async () => {
    const began = api.clock.now();
    // From Monday on: two working days of eight hours.
    api.clock.set('2026-03-09T08:00:00+07:00');
    officers = await hoaBan(api);
    const { id } = await receive(officers.desk);
    await walkTo('appraisal', id, officers);
    const before = (await demanded(officers.leader.get('/supervision/time-split?agency=H99.41'))).split;
    api.clock.set('2026-03-10T08:00:00+07:00');
    officers = await hoaBan(api);
    const supplement = { items: ['Giấy chứng sinh'], reason: 'Thiếu' };
    await demanded(
      officers.caseOfficer.act(id, { step: 'appraisal', action: 'request-supplement', supplement }),
    );
    api.clock.set('2026-03-11T08:00:00+07:00');
    officers = await hoaBan(api);
    const of = (dossier: string) => demanded(officers.leader.get(`/dossiers/${dossier}/time-split`));
    expect((await of(id)).split).toEqual({ ...NO_TIME, ownAgency: 480, applicant: 480 });
    expect((await of(acted.given)).split.otherAgency).toBeGreaterThan(480);
    expect((await of(acted.stopped)).split.nobody).toBeGreaterThan(480);
    const { split, dossiers } = await demanded(officers.leader.get('/supervision/time-split?agency=H99.41'));
    expect(dossiers).toBeGreaterThan(3);
    const sum = (parts: Record<string, number>): number =>
      Object.values(parts).reduce((one, other) => one + other);
    expect(sum(split) - sum(before)).toBe(960 * dossiers);
    api.clock.set(began.toISOString());
    officers = await hoaBan(api);
  });
});

describe('changed deadlines', () => {
  const list = (officer: Officer, query = '', limit = 1) =>
    demanded(officer.get(`/supervision/deadline-changes?limit=${limit}${query}`));

  it('tell who moved which from when to when, why and on what ground, page by page', async () => {
    const { id, dueAt: before } = await receive(officers.desk);
    const wish = {
      by: { amount: 1, unit: 'working-day' },
      reason: 'Phải xác minh',
      ground: 'NĐ 61/2018 Điều 19',
    };
    await demanded(
      officers.leader.post(`/dossiers/${id}/extensions`, wish, await matching(officers.leader, id)),
    );
    const { items, next } = await list(officers.leader);
    expect(items).toMatchObject([
      {
        ...{ dossier: { id }, leadAgency: { code: 'H99.41' }, action: 'extend', before },
        by: { name: 'Vũ Văn Thử Dũng', agency: 'Ủy ban nhân dân phường Hoa Ban' },
        ...{ reason: 'Phải xác minh', ground: 'NĐ 61/2018 Điều 19' },
      },
    ]);
    expect(items[0].after > before).toBe(true);
    const asked = acted.asked;
    await demanded(
      officers.desk.act(asked, {
        step: 'awaiting-supplement',
        action: 'receive-supplement',
        receivedSupplement,
      }),
    );
    const [all, kept] = [await list(supervisor, '', 200), await changedDeadlines(api.database)];
    expect(all.items.map(({ dossier }: Answer['body']) => dossier.id)).toEqual(
      kept.map(({ id: one }) => one),
    );
    expect(next === null || (await list(officers.leader, `&cursor=${next}`)).items[0].dossier.id !== id).toBe(
      true,
    );
    expect((await list(await api.signIn('lanhdao.benlau'))).items).toEqual([]);
  });

  it('are those of the period that is asked for', async () => {
    const today = '2026-03-04';
    expect((await list(officers.leader, `&from=${today}&until=${today}`)).items).toHaveLength(1);
    expect((await list(officers.leader, '&until=2026-03-03')).items).toEqual([]);
    expect((await list(officers.leader, '&from=2026-03-05')).items).toEqual([]);
  });
});

describe('a recount of the night', () => {
  let worker: TestWorker;
  const alarms: string[] = [];
  beforeAll(async () => {
    worker = await createTestWorker(api);
    jest
      .spyOn(worker.get(Logger, { strict: false }), 'error')
      .mockImplementation((alarm) => void alarms.push(alarm));
  });
  afterAll(() => worker.close());
  const recounting = () => worker.get(RecountBoards, { strict: false });
  const night = async (day: string): Promise<number> => {
    api.clock.set(`2026-03-${day}T02:30:00+07:00`);
    return recounting().execute();
  };
  const recounts = async (username: string): Promise<Answer['body']> =>
    (await demanded((await api.signIn(username)).get('/supervision/recounts?limit=1'))).items[0];

  it('finds every figure to be what the histories make of it, once a night and not by day', async () => {
    await board(supervisor, 'by=agency');
    expect(await night('05')).toBe(0);
    const { dossiers, agencies, differing, endedAt } = await recounts('giamsat.tinh');
    expect([dossiers, differing, endedAt !== null]).toEqual([
      (await openByHistory(api.database)).length,
      0,
      true,
    ]);
    expect(agencies).toBeGreaterThan(20);
    await api.database.query(sql`update supervision.board_cell set late = late + 1`);
    expect(await night('05')).toBe(0);
    api.clock.set('2026-03-06T07:00:00+07:00');
    expect(await recounting().execute()).toBe(0);
    await api.database.query(sql`update supervision.board_cell set late = late - 1`);
    expect(alarms).toEqual([]);
  });

  it('raises an alarm where a figure was wrong or something moved without a mark, tells whose it is, and mends it', async () => {
    const [own] = await api.database.query<{ id: number }>(sql`
      select id from organization.agency where code = 'H99.41'`);
    await api.database.query(sql`
      update supervision.board_cell set suspended = suspended + 2
      where ctid = (select ctid from supervision.board_cell
                    where lead_agency_id = ${own?.id} and kind = 'dossier' and secrecy = 'normal' limit 1)`);
    expect(await night('06')).toBe(1);
    expect(alarms).toEqual(['BOARDS DIFFER FROM THE HISTORIES']);
    expect((await recounts('lanhdao.hoaban')).differences).toMatchObject([
      { agency: { code: 'H99.41' }, kind: 'dossier', figure: 'suspended' },
    ]);
    expect(await recounts('lanhdao.benlau')).toMatchObject({ differing: 0, differences: [] });
    await api.database.query(sql`alter table dossier.dossier disable trigger marks_board_changed`);
    const moved = await api.database.query(sql`
      update dossier.dossier set missed = true
      where id = (select id from dossier.dossier where closed_at is null and completed_at is null
                    and clock = 'running' and not missed and secrecy = 'normal' and due_at > '2026-03-12' limit 1)
      returning id`);
    expect(moved).toHaveLength(1);
    await api.database.query(sql`alter table dossier.dossier enable trigger marks_board_changed`);
    expect(await night('07')).toBeGreaterThan(2);
    expect(shown(await board(await api.signIn('giamsat.tinh'), 'by=agency'))).toEqual(
      expected(await recounted(api, 'agency', NORMAL)),
    );
    expect(await night('08')).toBe(0);
  });
});

const WITHDRAWAL = { reason: 'Thử', paper: { number: '01/ĐN', date: '2026-03-02' } };
