import { sql } from '#platform/database';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import { carriedOut, decided, multiplyWhole, planned, RESOLUTION } from '../../support/reorganizing.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { createThreeTierDatabase } from '../../support/three-tier.ts';
import { BIRTH_ROAD, type HoaBan, receive, receiveAs, result, walk, walkTo } from '../../support/walk.ts';
import { landTransfer } from '../../support/receptions.ts';

jest.setTimeout(120_000);

const [DISTRICT, HOA_BAN, MAI_VANG] = ['H99.31', 'H99.31.11', 'H99.31.12'];
const [HOA_MAI, HOA_MAI_DESK] = ['H99.41', 'H99.41.01'];

/** Two communes become one, directly under the province. */
const MERGER = {
  kind: 'merge',
  agencies: [HOA_BAN, MAI_VANG],
  successor: HOA_MAI,
  effectiveOn: '2026-03-05',
  creates: [
    {
      ...{ code: HOA_MAI, nationalId: '000.00.41.H99', name: 'Ủy ban nhân dân phường Hoa Mai' },
      ...{ kind: 'commune', level: 'commune', parent: 'H99', functions: [] },
      ...{ phone: '0299000041', address: 'Số 1 đường Ví Dụ, phường Hoa Mai' },
    },
    {
      ...{ code: HOA_MAI_DESK, nationalId: '000.01.41.H99' },
      name: 'Trung tâm Phục vụ hành chính công phường Hoa Mai',
      ...{ kind: 'one-stop-centre', level: 'commune', parent: HOA_MAI, functions: [] },
      ...{ phone: '0299000042', address: 'Số 1 đường Ví Dụ, phường Hoa Mai' },
    },
  ],
};
const ABOLITION = { kind: 'abolish', agency: DISTRICT, successor: HOA_MAI, effectiveOn: '2026-03-05' };

interface Totals {
  dossiers: number;
  codes: string;
  due: string;
  versions: number;
  tasks: number;
  held: number;
  stray: number;
}

let api: TestApi;
let worker: TestWorker;
let administrator: Officer;
let supervisor: Officer;
/** Dossiers that were received one by one, by the step they stand at. */
const stands = new Map<string, Answer['body']>();
let closed: Answer['body'];

beforeAll(async () => {
  api = await createTestApi({}, undefined, createThreeTierDatabase);
  worker = await createTestWorker(api);
  administrator = await api.signIn('quantri.tinh');
  supervisor = await api.signIn('giamsat.tinh');
  const hoaBan = await officersOf('hoaban', 'vanthu');
  const maiVang = await officersOf('maivang', 'thuly');
  for (const [, step] of BIRTH_ROAD) await standing(`hoaban ${step}`, hoaBan, step, 60);
  for (const [, step] of BIRTH_ROAD.slice(0, 5)) await standing(`maivang ${step}`, maiVang, step, 60);
  closed = await receive(hoaBan.desk);
  await walk(BIRTH_ROAD, 'done', closed.id, hoaBan);
  const land = await receiveAs(await api.signIn('tiepnhan.hsaokhue'), landTransfer());
  stands.set('district', land);
  const lead = sql`select id from organization.agency where code = ${DISTRICT}`;
  await api.database.query(sql`update dossier.dossier set lead_agency_id = (${lead}) where id = ${land.id}`);
  await multiplyWhole(api.database, land.id, 280);
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

const officersOf = async (commune: string, clerk: string): Promise<HoaBan> => ({
  desk: await api.signIn(`tiepnhan.${commune}`),
  unitHead: await api.signIn(`truongphong.${commune}`),
  caseOfficer: await api.signIn(`thuly.${commune}`),
  leader: await api.signIn(`lanhdao.${commune}`),
  clerk: await api.signIn(`${clerk}.${commune}`),
});

async function standing(name: string, officers: HoaBan, step: string, count: number): Promise<void> {
  const dossier = await receive(officers.desk);
  await walkTo(step, dossier.id, officers);
  stands.set(name, dossier);
  await multiplyWhole(api.database, dossier.id, count);
}

/** All that must neither grow nor shrink, and open tasks nobody could act on. */
async function totals(): Promise<Totals> {
  const [row] = await api.database.query<Totals>(sql`
    select count(*)::int as dossiers, md5(string_agg(d.code, ' ' order by d.id)) as codes,
           md5(string_agg(concat(d.due_at, d.status, d.received_at), ' ' order by d.id)) as due,
           sum(d.version)::int as versions,
           (select count(*)::int from dossier.task t where t.closed_at is null) as tasks,
           (select count(*)::int from dossier.task t where t.closed_at is null and exists (
              select 1 from organization.position p
              where p.agency_id = t.agency_id and p.role = t.role
                and (t.assignee_id is null or t.assignee_id = p.officer_id))) as held,
           (select count(*)::int from dossier.dossier s
            join organization.agency a on a.id in (s.receiving_agency_id, s.lead_agency_id)
            where s.closed_at is null and a.valid_until is not null) as stray
    from dossier.dossier d`);
  return row!;
}

const board = async (officer: Officer): Promise<Record<string, number>> => {
  const { body } = await officer.get('/supervision/board');
  const sum: Record<string, number> = {};
  for (const line of body.lines) {
    for (const [column, count] of Object.entries(line)) {
      if (typeof count === 'number') sum[column] = (sum[column] ?? 0) + count;
    }
  }
  return sum;
};

const ofDossiers = async (action: string): Promise<Answer['body']> => {
  const [counts] = await api.database.query(sql`
    select (select count(*)::int from dossier.history where action = ${action}) as lines,
           (select count(*)::int from platform.outbox_message m join dossier.history h
              on h.dossier_id = m.subject_id and h.sequence = (m.payload ->> 'sequence')::int
            where h.action = ${action}) as events,
           (select count(*)::int from audit.entry where action = 'dossier.reorganize') as audited`);
  return counts;
};

describe('abolishing a district and merging two of its communes, with a thousand open dossiers', () => {
  let before: Totals;
  let boardBefore: Record<string, number>;

  beforeAll(async () => {
    before = await totals();
    boardBefore = await board(supervisor);
  });

  it('is planned without moving anything: what goes where, whose posts, and nothing in the way', async () => {
    expect(before).toMatchObject({ dossiers: 1001, held: before.tasks, stray: 0 });
    const plan = await planned(administrator, MERGER);
    expect(plan).toMatchObject({
      state: 'planned',
      moved: 0,
      plan: { open: 720, closed: 1, hindrances: [] },
    });
    const { lines, restructuring } = plan.plan;
    const sum = (as: string) =>
      lines
        .filter((line: Answer['body']) => line.as === as)
        .reduce((all: number, { count }: { count: number }) => all + count, 0);
    expect([sum('desk'), sum('lead'), sum('task')]).toEqual([720, 720, 720]);
    expect(restructuring.ceases).toEqual([
      { agency: HOA_BAN, successors: [HOA_MAI] },
      { agency: MAI_VANG, successors: [HOA_MAI] },
      { agency: `${HOA_BAN}.01`, successors: [HOA_MAI_DESK] },
      { agency: `${MAI_VANG}.01`, successors: [HOA_MAI_DESK] },
    ]);
    expect(restructuring.gives).toContainEqual(
      expect.objectContaining({ username: 'thuly.maivang', agency: HOA_MAI, role: 'case-officer' }),
    );
    expect(restructuring.gives).toHaveLength(restructuring.ends.length);
    expect(await totals()).toEqual(before);
    await decided(administrator, plan.id);
  });

  it('waits for its day, then moves everything once, and nothing twice', async () => {
    await carriedOut(api, worker);
    expect(await totals()).toEqual(before);
    api.clock.set('2026-03-05T00:00:01+07:00');
    await carriedOut(api, worker);
    expect(await totals()).toEqual({ ...before, versions: before.versions + 720 });
    expect(await ofDossiers('reorganize')).toEqual({ lines: 720, events: 720, audited: 720 });
    const district = await planned(administrator, ABOLITION);
    expect(district.plan).toMatchObject({ open: 280, hindrances: [] });
    expect(district.plan.restructuring.reparents).toEqual([{ agency: 'H99.31.02', parent: HOA_MAI }]);
    await decided(administrator, district.id);
    await carriedOut(api, worker);
    expect(await totals()).toEqual({ ...before, versions: before.versions + 1000 });
    expect(await ofDossiers('reorganize')).toEqual({ lines: 1000, events: 1000, audited: 1000 });
    const { body } = await administrator.get(`/administration/reorganizations/${district.id}`);
    expect(body).toMatchObject({ state: 'done', moved: 280, decided: RESOLUTION });
  });

  it('shows the supervisor the same totals as before', async () => {
    const after = await board(supervisor);
    expect(after['unfinished']).toBe(boardBefore['unfinished']);
    expect(after['unfinished']).toBeGreaterThan(900);
  });

  it('leaves every dossier trackable by the code it was received under, at the desk that goes on with it', async () => {
    for (const { code, tracking } of stands.values()) {
      const { status, body } = await api.anyone.get(`/tracking/${code}?secret=${tracking.secret}`);
      expect([status, body.code]).toEqual([200, code]);
      expect(body.details.receivingAgency).toBe('Trung tâm Phục vụ hành chính công phường Hoa Mai');
    }
    expect((await api.anyone.get(`/tracking/${closed.code}`)).status).toBe(200);
  });

  it('lets officers of both communes go on, together, under the new one', async () => {
    const caseOfficer = await api.signIn('thuly.maivang');
    const { id } = stands.get('hoaban appraisal')!;
    expect((await caseOfficer.act(id, { step: 'appraisal', action: 'submit' })).status).toBe(200);
    const together: HoaBan = {
      ...(await officersOf('hoaban', 'vanthu')),
      unitHead: await api.signIn('truongphong.maivang'),
      desk: await api.signIn('tiepnhan.maivang'),
    };
    await walk(BIRTH_ROAD.slice(3), 'done', id, together);
    expect((await together.desk.get(`/dossiers/${id}`)).body).toMatchObject({
      status: 'returned',
      tasks: [],
    });
    expect((await caseOfficer.get(`/dossiers/${closed.id}`)).status).toBe(200);
    const again = stands.get('maivang issuance') ?? stands.get('maivang approval')!;
    const leader = await api.signIn('lanhdao.hoaban');
    expect((await leader.act(again.id, { step: 'approval', action: 'approve' })).status).toBe(200);
    const issued = await together.clerk.act(again.id, { step: 'issuance', action: 'issue-result', result });
    expect(issued.status).toBe(200);
  });

  it('receives under the code of the new commune, and no longer at the old desks', async () => {
    const desk = await api.signIn('tiepnhan.hoaban');
    const { code } = await receive(desk);
    expect(code).toMatch(/^H99\.41\.01-260305-0001$/);
    const old = await desk.post('/deadline-previews', {
      ...{ procedure: '1.001193', case: '1.001193.01', desk: `${HOA_BAN}.01` },
    });
    expect(old.body.code).toBe('intake.desk-unknown');
  });

  it('tells in the history what happened, and keeps the history from before', async () => {
    const desk = await api.signIn('tiepnhan.maivang');
    const { id } = stands.get('maivang reception')!;
    const { body } = await desk.get(`/dossiers/${id}/history`);
    expect(body.items).toMatchObject([
      { action: 'receive' },
      { action: 'reorganize', comment: RESOLUTION.reason, officer: expect.anything() },
    ]);
  });
});
