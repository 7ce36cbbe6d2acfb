import { sql } from '#platform/database';
import { ApplyReorganizations } from '#reorganization';
import type { Answer, Officer } from '../../support/officer.ts';
import { carriedOut, decided, planned, RESOLUTION } from '../../support/reorganizing.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import { birthRegistration } from '../../support/receptions.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let worker: TestWorker;
let administrator: Officer;
let officers: HoaBan;

const TODAY = '2026-03-04';
/** Phường Hoa Ban goes into phường Sao Khuê. */
const MERGER = { kind: 'merge', agencies: ['H99.41'], successor: 'H99.42', effectiveOn: TODAY };
const PATH = '/administration/reorganizations';

beforeEach(async () => {
  api = await createTestApi();
  worker = await createTestWorker(api);
  administrator = await api.signIn('quantri.tinh');
  officers = await hoaBan(api);
});
afterEach(async () => {
  await worker.close();
  await api.close();
});

const round = () => worker.get(ApplyReorganizations).execute();
const decide = (id: string, body: object = RESOLUTION) => administrator.post(`${PATH}/${id}/decision`, body);
const sheet = async (id: string): Promise<Answer['body']> => (await administrator.get(`${PATH}/${id}`)).body;

async function agency(code: string): Promise<Answer['body']> {
  const [row] = await api.database.query(sql`
    select a.name, a.functions, a.valid_until::text as "validUntil",
           array(select s.code from organization.agency s where s.id = any(a.succeeded_by)) as successors,
           array(select s.code from organization.agency s where s.id = any(a.serves) order by 1) as serves,
           (select p.code from organization.agency p where p.id = a.parent_id) as parent
    from organization.agency a where a.code = ${code}`);
  return row;
}

const leadOf = async (id: string): Promise<string> => {
  const [row] = await api.database.query<{ code: string }>(sql`
    select a.code from dossier.dossier d join organization.agency a on a.id = d.lead_agency_id where d.id = ${id}`);
  return row!.code;
};

describe('merging an agency into another', () => {
  it('moves posts, desks, units and who is served, and keeps what was held as history', async () => {
    const { id } = await planned(administrator, MERGER);
    await decided(administrator, id);
    await carriedOut(api, worker);
    expect(await sheet(id)).toMatchObject({ state: 'done', decided: RESOLUTION });
    expect(await agency('H99.41')).toMatchObject({ validUntil: TODAY, successors: ['H99.42'] });
    expect(await agency('H99.41.01')).toMatchObject({ validUntil: TODAY, successors: ['H99.42.01'] });
    expect((await agency('H99.08.20.01')).serves).toEqual(['H99.42', 'H99.43']);
    const [posts] = await api.database.query(sql`
      select (select count(*)::int from organization.position p join organization.agency a on a.id = p.agency_id
              where a.valid_until is not null) as left,
             (select count(*)::int from organization.former_position where until = ${TODAY}::date) as former,
             (select count(*)::int from organization.position where since = ${TODAY}::date) as given`);
    expect(posts).toMatchObject({ left: 0 });
    expect((posts as { former: number }).former).toBe((posts as { given: number }).given);
    const me = await (await api.signIn('lanhdao.hoaban')).get('/sessions/current');
    expect(me.body.positions.map((post: Answer['body']) => post.agency.code)).toEqual(['H99.42', 'H99.42']);
  });

  it('finds what was received at the very instant the desk ended, by a process that did not know', async () => {
    const { id } = await planned(administrator, MERGER);
    await decided(administrator, id);
    const before = await receive(officers.desk);
    // In effect, while a reception that began before it is still on its way.
    const late = officers.desk.post('/dossiers', birthRegistration());
    await round();
    const received = await late;
    const [old] = await api.database.query<{ id: number; code: string }>(sql`
      select id, code from organization.agency where code = 'H99.41.01'`);
    await round();
    // What such a process would still write: the desk and its commune as they were.
    if (received.status === 201) {
      await api.database.query(sql`
        update dossier.dossier set receiving_agency_id = ${old!.id} where id = ${received.body.id}`);
      await api.database.query(sql`
        insert into dossier.participation (agency_id, dossier_id, since)
        select ${old!.id}, id, received_at from dossier.dossier where id = ${received.body.id} on conflict do nothing`);
    }
    api.clock.advance({ seconds: 11 });
    await carriedOut(api, worker);
    expect((await sheet(id)).state).toBe('done');
    const [stray] = await api.database.query<{ count: number }>(sql`
      select count(*)::int as count from dossier.dossier d join organization.agency a
        on a.id in (d.receiving_agency_id, d.lead_agency_id)
      where d.closed_at is null and a.valid_until is not null`);
    expect(stray!.count).toBe(0);
    expect(await leadOf(before.id)).toBe('H99.42');
  });

  it('is carried out once by two workers at once', async () => {
    const dossiers = [await receive(officers.desk), await receive(officers.desk)];
    const { id } = await planned(administrator, MERGER);
    await decided(administrator, id);
    const other = await createTestWorker(api);
    for (let n = 0; n < 4; n += 1) {
      await Promise.all([round(), other.get(ApplyReorganizations).execute()]);
      api.clock.advance({ seconds: 11 });
    }
    await other.close();
    expect(await sheet(id)).toMatchObject({ state: 'done', moved: 2 });
    for (const one of dossiers) {
      const [lines] = await api.database.query<{ count: number }>(sql`
        select count(*)::int as count from dossier.history where dossier_id = ${one.id} and action = 'reorganize'`);
      expect(lines!.count).toBe(1);
    }
  });

  it('gives a task back whose holder leaves, and lets one who follows keep theirs', async () => {
    const [kept, given] = [await receive(officers.desk), await receive(officers.desk)];
    for (const [{ id }, holder] of [[kept, 'thuly.hoaban'] as const, [given, 'thuly2.hoaban'] as const]) {
      await walkTo('appraisal', id, officers);
      await api.database.query(sql`
        update dossier.task set assignee_id = (select id from organization.officer where username = ${holder})
        where dossier_id = ${id} and closed_at is null`);
    }
    const { id } = await planned(administrator, { ...MERGER, leaving: ['thuly2.hoaban'] });
    await decided(administrator, id);
    await carriedOut(api, worker);
    const holders = await api.database.query(sql`
      select t.dossier_id as id, o.username as holder,
             (select max(a.kind) from dossier.assignment a where a.task_id = t.id and a.reason is not null) as line
      from dossier.task t left join organization.officer o on o.id = t.assignee_id
      where t.closed_at is null and t.dossier_id in (${kept.id}, ${given.id})`);
    expect(holders).toEqual(
      expect.arrayContaining([
        { id: kept.id, holder: 'thuly.hoaban', line: null },
        { id: given.id, holder: null, line: 'release' },
      ]),
    );
  });
});

describe('a plan that cannot be carried out', () => {
  it('names the posts nobody would hold, and is not decided until officers are named', async () => {
    const { id: dossier } = await receive(officers.desk);
    await walkTo('assignment', dossier, officers);
    const nobody = ['truongphong', 'truongphong2'].flatMap((who) => [`${who}.hoaban`, `${who}.saokhue`]);
    await api.database.query(sql`
      delete from organization.position p using organization.officer o, organization.agency a
      where o.id = p.officer_id and a.id = p.agency_id and a.code = 'H99.42' and p.role = 'unit-head'`);
    const plan = await planned(administrator, { ...MERGER, leaving: nobody });
    expect(plan.plan.hindrances).toContainEqual(
      expect.objectContaining({ code: 'post-vacant', agency: 'H99.42', role: 'unit-head', tasks: 1 }),
    );
    const refused = await decide(plan.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'reorganization.hindered']);
    const posts = [
      { officer: 'truongphong.saokhue', agency: 'H99.42', role: 'unit-head', title: 'Trưởng phòng' },
    ];
    const answered = await planned(administrator, { ...MERGER, leaving: nobody.slice(0, 1), posts });
    expect(answered.plan.hindrances).toEqual([]);
    await decided(administrator, answered.id);
  });

  it('goes back to who decides when something stands in the way on the day, and nothing is moved', async () => {
    const plan = await planned(administrator, { ...MERGER, effectiveOn: '2026-03-05' });
    await decided(administrator, plan.id);
    const { id } = await receive(officers.desk);
    await api.database.query(sql`
      delete from organization.position p using organization.agency a
      where a.id = p.agency_id and p.role = 'reception-officer' and a.code in ('H99.41.01', 'H99.42.01')`);
    api.clock.set('2026-03-05T08:00:00+07:00');
    await carriedOut(api, worker);
    const after = await (await api.signIn('quantri.tinh')).get(`${PATH}/${plan.id}`);
    expect(after.body).toMatchObject({ state: 'hindered', moved: 0 });
    expect(after.body.plan.hindrances).toMatchObject([{ code: 'post-vacant', role: 'reception-officer' }]);
    expect(await leadOf(id)).toBe('H99.41');
    expect((await agency('H99.41')).validUntil).toBeNull();
  });

  it('is refused with every fault in its place', async () => {
    const { status, body } = await administrator.post(PATH, {
      ...{
        kind: 'merge',
        agencies: ['H99.41', 'H99.77', 'H99'],
        successor: 'H99.41',
        effectiveOn: '2026-03-03',
      },
      ...{ leaving: ['nobody.there'] },
    });
    expect([status, body.code]).toEqual([422, 'reorganization.invalid']);
    expect(body.errors.map(({ pointer, code }: Answer['body']) => [pointer, code])).toEqual([
      ['/effectiveOn', 'in_the_past'],
      ['/agencies/1', 'agency_not_in_force'],
      ['/agencies/2', 'province_itself'],
      ['/successor', 'succeeds_itself'],
      ['/leaving/0', 'officer_unknown'],
    ]);
  });

  it('is decided once by two at once, and not while another over the same agency is under way', async () => {
    const [one, other] = [await planned(administrator, MERGER), await planned(administrator, MERGER)];
    const answers = await Promise.all([decide(one.id), decide(one.id), decide(other.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const won = answers.findIndex(({ status }) => status === 200) < 2 ? one : other;
    const withdrawn = await administrator.post(`${PATH}/${won.id}/withdrawal`, { reason: 'Lùi ngày' });
    expect([withdrawn.status, withdrawn.body.state]).toEqual([200, 'withdrawn']);
    const again = await administrator.post(`${PATH}/${won.id}/withdrawal`, { reason: 'Lùi ngày' });
    expect([again.status, again.body.code]).toEqual([409, 'reorganization.in-effect']);
    await round();
    expect((await agency('H99.41')).validUntil).toBeNull();
  });
});

describe('splitting, renaming', () => {
  it('divides an agency by the field of procedures, and names no dossier twice', async () => {
    const part = (code: string, name: string) => ({
      ...{ code, nationalId: `000.00.${code.slice(-2)}.H99`, name, kind: 'commune', level: 'commune' },
      ...{ parent: 'H99', functions: [], phone: '0299', address: 'Số 1' },
    });
    const deskOf = (parent: string) => ({
      ...part(`${parent}.01`, `Một cửa ${parent}`),
      ...{ nationalId: `000.01.${parent.slice(-2)}.H99`, kind: 'one-stop-centre', parent },
    });
    const [birth, other] = [await receive(officers.desk), await receive(officers.desk)];
    const everybody = ['unit-head', 'case-officer', 'clerk', 'agency-leader'].map((role) => ({
      ...{ officer: 'truongphong2.hoaban', agency: 'H99.47', role, title: 'Công chức' },
    }));
    const plan = await planned(administrator, {
      ...{ kind: 'split', agency: 'H99.41', effectiveOn: TODAY },
      creates: [
        part('H99.47', 'Phường Hoa'),
        deskOf('H99.47'),
        part('H99.48', 'Phường Ban'),
        deskOf('H99.48'),
      ],
      parts: [{ successor: 'H99.47', dossiers: [birth.code] }, { successor: 'H99.48' }],
      posts: [
        ...everybody,
        ...[
          { officer: 'tiepnhan2.hoaban', agency: 'H99.47.01', role: 'reception-officer', title: 'Tiếp nhận' },
        ],
      ],
    });
    expect(plan.plan.hindrances).toEqual([]);
    await decided(administrator, plan.id);
    await carriedOut(api, worker);
    expect([await leadOf(birth.id), await leadOf(other.id)]).toEqual(['H99.47', 'H99.48']);
    expect((await agency('H99.41')).successors).toEqual(['H99.47', 'H99.48']);
  });

  it('renames from the day on, and moves nothing', async () => {
    const { id } = await receive(officers.desk);
    const request = { kind: 'rename', agency: 'H99.41', name: 'Ủy ban nhân dân phường Hoa Ban Mới' };
    const plan = await planned(administrator, { ...request, effectiveOn: TODAY });
    await decided(administrator, plan.id);
    await carriedOut(api, worker);
    expect(await agency('H99.41')).toMatchObject({ name: request.name, validUntil: null });
    expect(await leadOf(id)).toBe('H99.41');
    expect(await sheet(plan.id)).toMatchObject({ state: 'done', moved: 0 });
  });
});
