import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
afterAll(() => api.close());

const flood = { reason: 'force-majeure', paper: 'Quyết định 15/QĐ-UBND về ứng phó lũ' };

/** A dossier under appraisal since Monday 02/03/2026 at 08:00, due a working day later. */
async function appraised(): Promise<string> {
  api.clock.set('2026-03-02T08:00:00+07:00');
  const { id } = await receive(officers.desk);
  await walkTo('appraisal', id, officers);
  return id;
}

const suspend = (officer: Officer, id: string, version: number, body: object = flood) =>
  officer.post(`/dossiers/${id}/suspensions`, body, { 'if-match': `"${version}"` });
const resume = (officer: Officer, id: string, version: number) =>
  officer.post(`/dossiers/${id}/suspensions/end`, {}, { 'if-match': `"${version}"` });

describe('stopping the clock by an act of its own', () => {
  it('stops dossier and task alike, and gives both back what was suspended', async () => {
    const id = await appraised();
    const before = (await officers.desk.get(`/dossiers/${id}`)).body;
    api.clock.set('2026-03-02T10:00:00+07:00');
    expect(await suspend(officers.leader, id, 3)).toMatchObject({
      status: 200,
      body: { clock: 'suspended' },
    });
    expect((await officers.desk.get(`/dossiers/${id}`)).body).toMatchObject({
      status: 'processing',
      suspended: { reason: 'force-majeure', since: '2026-03-02T10:00:00.000+07:00', paper: flood.paper },
      tasks: [{ step: 'appraisal', dueAt: null }],
    });
    api.clock.set('2026-03-09T14:00:00+07:00');
    // Five working days and two hours (10:00–11:30, 13:30–14:00).
    expect(await resume(officers.unitHead, id, 4)).toMatchObject({
      status: 200,
      body: { clock: 'running', dueAt: '2026-03-10T10:00:00.000+07:00' },
    });
    const { body: after } = await officers.desk.get(`/dossiers/${id}`);
    expect(before.tasks[0].dueAt).toBe('2026-03-02T14:00:00.000+07:00');
    expect(after.tasks[0].dueAt).toBe('2026-03-09T16:00:00.000+07:00');
    expect((await officers.desk.get(`/dossiers/${id}/deadline`)).body).toMatchObject({ agrees: true });
  });

  it('lets nobody act on the dossier meanwhile, and says why', async () => {
    const id = await appraised();
    await suspend(officers.leader, id, 3);
    const answer = await officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' });
    expect([answer.status, answer.body.code]).toEqual([409, 'dossier.clock-stands-still']);
    const { body } = await officers.caseOfficer.get(`/dossiers/${id}`);
    expect(body.actions[0]).toMatchObject({
      allowed: false,
      reason: { en: 'The clock stands still; end the suspension first' },
    });
  });

  it('is on no list of late dossiers while it lasts', async () => {
    const id = await appraised();
    await suspend(officers.leader, id, 3);
    api.clock.set('2026-04-01T08:00:00+07:00');
    const { body } = await officers.leader.get('/supervision/dossiers?state=late');
    expect(body.items.map((one: { id: string }) => one.id)).not.toContain(id);
  });

  it('refuses to stop a clock that stands still, and to end what was never suspended', async () => {
    const id = await appraised();
    const nothing = await resume(officers.leader, id, 3);
    expect([nothing.status, nothing.body.code]).toEqual([409, 'dossier.not-suspended']);
    await suspend(officers.leader, id, 3);
    const twice = await suspend(officers.leader, id, 4);
    expect([twice.status, twice.body.code]).toEqual([409, 'dossier.clock-stands-still']);
  });

  it('leaves the waits of the workflow to the workflow', async () => {
    const id = await appraised();
    await officers.caseOfficer.act(id, {
      ...{ step: 'appraisal', action: 'request-supplement' },
      supplement: { number: '12/PYC', items: ['Giấy chứng sinh'], reason: 'Thiếu' },
    });
    expect((await officers.desk.get(`/dossiers/${id}`)).body.suspended).toMatchObject({
      reason: 'supplement',
      paper: 'phiếu yêu cầu bổ sung số 12/PYC',
    });
    expect((await resume(officers.leader, id, 4)).body.code).toBe('dossier.not-suspended');
    const supplement = { reason: 'supplement', paper: 'Phiếu' };
    expect((await suspend(officers.leader, id, 4, supplement)).body.code).toBe('request.invalid');
  });
});
