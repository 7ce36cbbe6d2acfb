import { sql } from '#platform/database';
import type { Answer } from '../../support/officer.ts';
import { taskAt } from '../../support/tasks.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { WatchedDossier } from '../../support/watched-dossier.ts';
import { BIRTH_ROAD, hoaBan, type HoaBan, receive, walk } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let id: string;

let watched: WatchedDossier;

const asOf = (at: string, officer = officers.desk): Promise<Answer> => watched.asOf(at, officer);

beforeAll(async () => {
  api = await createTestApi();
  api.clock.set('2026-03-02T08:00:00+07:00');
  officers = await hoaBan(api);
  ({ id } = await receive(officers.desk));
  watched = new WatchedDossier(api, id, officers.desk);
  await watched.look();
  for (const [place, [, step]] of BIRTH_ROAD.entries()) {
    const next = BIRTH_ROAD[place + 1]?.[1] ?? 'done';
    if (step === 'appraisal') {
      const { id: task } = await taskAt(officers.caseOfficer, id, step);
      await officers.caseOfficer.post(`/tasks/${task}/claim`);
      await watched.look();
    }
    await walk(BIRTH_ROAD.slice(place), next, id, officers);
    await watched.look();
  }
});
afterAll(() => api.close());

describe('a dossier as of a past instant', () => {
  it('is what was shown then, at every instant of its life', async () => {
    expect(watched.shown.length).toBeGreaterThan(BIRTH_ROAD.length);
    expect(await watched.shownNow()).toEqual(watched.shown);
    expect(JSON.stringify(watched.shown)).toContain('"officer":"');
  });

  it('tells when it ended, and that its clock ran until then', async () => {
    const clocks = await Promise.all(
      watched.shown.map(async ({ at }) => (await asOf(at.toISOString())).body),
    );
    const ended = clocks.filter(({ endedAt }) => endedAt !== null);
    expect(ended.map(({ clock }) => clock)).toEqual(ended.map(() => 'ended'));
    expect(clocks.slice(0, -ended.length).map(({ clock }) => clock)).toEqual(
      clocks.slice(0, -ended.length).map(() => 'running'),
    );
    expect(new Set(ended.map(({ endedAt }) => endedAt)).size).toBe(1);
  });

  it('includes what happened at that very instant', async () => {
    const [first] = await api.database.query<{ at: Date }>(sql`
      select at from dossier.history where dossier_id = ${id} order by sequence limit 1`);
    const { body } = await asOf(first!.at.toISOString());
    expect(body).toMatchObject({ version: 1, lastAct: { action: 'receive' } });
  });

  it.each([
    ['2026-03-02T07:59:59+07:00', 404, 'report.not-yet-received'],
    ['2027-01-01T00:00:00+07:00', 400, 'report.instant-not-yet'],
    ['1999-01-01T00:00:00+07:00', 400, 'request.invalid'],
    ['2026-03-02', 400, 'request.invalid'],
  ])('is refused at %s', async (at, status, code) => {
    const answer = await asOf(at);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is not there for a foreign agency', async () => {
    const stranger = await api.signIn('tiepnhan.benlau');
    const answer = await asOf('2026-03-02T09:00:00+07:00', stranger);
    expect([answer.status, answer.body.code]).toEqual([404, 'dossier.unknown']);
  });
});
