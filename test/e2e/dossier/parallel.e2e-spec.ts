import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { jointBirthRegistration } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { handOver, hoaBan, type HoaBan, type Leg, receiveAs, result, walk } from '../../support/walk.ts';

type Everyone = HoaBan & { police: Officer; policeChief: Officer; insurance: Officer };
type Road = readonly Leg<keyof Everyone>[];

const TO_THE_FORK: Road = [
  ['desk', 'reception', 'hand-over'],
  ['unitHead', 'assignment', 'assign'],
  ['caseOfficer', 'appraisal', 'submit'],
  ['leader', 'approval', 'approve'],
];
const RESIDENCE: Road = [
  ['police', 'residence-registration', 'submit'],
  ['policeChief', 'residence-approval', 'approve'],
];
const INSURANCE: Road = [['insurance', 'health-insurance-card', 'submit']];
const FROM_THE_JOIN: Road = [
  ['caseOfficer', 'consolidation', 'submit'],
  ['clerk', 'issuance', 'issue-result', { result }],
  ['desk', 'hand-over', 'return-result', { handOver }],
];
const consolidate = { step: 'consolidation', action: 'submit' };

describe('a dossier that two agencies work on at the same time', () => {
  let api: TestApi;
  let officers: Everyone;
  let id: string;

  beforeAll(async () => {
    api = await createTestApi();
    officers = {
      ...(await hoaBan(api)),
      police: await api.signIn('cutru.hoaban'),
      policeChief: await api.signIn('truongca.hoaban'),
      insurance: await api.signIn('thuly.bhxh1'),
    };
  });
  beforeEach(async () => {
    ({ id } = await receiveAs(officers.desk, jointBirthRegistration()));
    await along(TO_THE_FORK);
  });
  afterAll(() => api.close());

  const along = (road: Road) => walk(road, 'done', id, officers);
  const dossier = async (): Promise<Answer['body']> => (await officers.desk.get(`/dossiers/${id}`)).body;
  const steps = async (): Promise<string[]> =>
    (await dossier()).tasks.map(({ step }: { step: string }) => step);
  const inbox = async (officer: Officer): Promise<string[]> =>
    (await officer.get('/tasks')).body.items
      .filter((task: Answer['body']) => task.dossier.id === id)
      .map(({ step }: { step: string }) => step);

  it('opens a task at each agency when it forks, seen by that agency’s officers', async () => {
    expect(await steps()).toEqual(['residence-registration', 'health-insurance-card']);
    expect(await inbox(officers.police)).toEqual(['residence-registration']);
    expect(await inbox(officers.insurance)).toEqual(['health-insurance-card']);
    expect((await officers.insurance.get(`/dossiers/${id}`)).status).toBe(200);
  });

  it.each<[string, Road[]]>([
    ['residence first', [RESIDENCE, INSURANCE]],
    ['insurance first', [INSURANCE, RESIDENCE]],
    ['insurance in between', [RESIDENCE.slice(0, 1), INSURANCE, RESIDENCE.slice(1)]],
  ])('reaches the same end in either order: %s', async (_order, roads) => {
    for (const road of roads) await along(road);
    expect(await dossier()).toMatchObject({
      status: 'processing',
      tasks: [{ step: 'consolidation', branches: { arrived: 2, expected: 2 } }],
    });
    await along(FROM_THE_JOIN);
    expect(await dossier()).toMatchObject({ status: 'returned', tasks: [] });
    const { body } = await officers.desk.get(`/dossiers/${id}/history`);
    expect(body.items.map(({ sequence }: { sequence: number }) => sequence)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
  });

  it.each<[string, Road]>([
    ['residence', RESIDENCE],
    ['insurance', INSURANCE],
  ])('keeps the join closed while only %s has arrived', async (_branch, road) => {
    await along(road);
    expect(await steps()).toContain('consolidation');
    expect(await inbox(officers.caseOfficer)).toEqual([]);
    const before = await dossier();
    const answer = await officers.caseOfficer.act(id, consolidate);
    expect([answer.status, answer.body.code]).toEqual([409, 'dossier.branches-missing']);
    const offered = answer.body.allowedActions.find(({ step }: { step: string }) => step === 'consolidation');
    expect(offered).toMatchObject({ allowed: false, reason: { vi: expect.stringContaining('1 nhánh') } });
    expect(await dossier()).toEqual(before);
  });

  it('opens the join once both have arrived, to the lead agency alone', async () => {
    for (const road of [RESIDENCE, INSURANCE]) await along(road);
    expect(await inbox(officers.caseOfficer)).toEqual(['consolidation']);
    for (const other of [officers.police, officers.insurance]) {
      expect((await other.act(id, consolidate)).body.code).toBe('dossier.not-your-task');
    }
    expect(await officers.caseOfficer.act(id, consolidate)).toMatchObject({ status: 200 });
  });

  it('lets neither agency take the other’s branch', async () => {
    const answer = await officers.insurance.act(id, { step: 'residence-registration', action: 'submit' });
    expect([answer.status, answer.body.code]).toEqual([403, 'dossier.not-your-task']);
  });

  it('loses no branch when both arrive at the same instant: the one refused as stale arrives next', async () => {
    await along(RESIDENCE.slice(0, 1));
    const version: number = (await dossier()).version;
    const arrivals = {
      policeChief: { step: 'residence-approval', action: 'approve' },
      insurance: { step: 'health-insurance-card', action: 'submit' },
    };
    const [chief, card] = await Promise.all([
      officers.policeChief.act(id, arrivals.policeChief, version),
      officers.insurance.act(id, arrivals.insurance, version),
    ]);
    expect([chief.status, card.status].sort()).toEqual([200, 412]);
    const late = chief.status === 412 ? 'policeChief' : 'insurance';
    expect(await officers[late].act(id, arrivals[late])).toMatchObject({ status: 200 });
    expect((await dossier()).tasks).toMatchObject([
      { step: 'consolidation', branches: { arrived: 2, expected: 2 } },
    ]);
    const [row] = await api.database.query<{ changes: number; messages: number }>(sql`
      select (select count(*)::int from dossier.history where dossier_id = ${id}) as changes,
             (select count(*)::int from platform.outbox_message where subject_id = ${id}) as messages`);
    expect(row).toEqual({ changes: version + 2, messages: version + 2 });
  });
});
