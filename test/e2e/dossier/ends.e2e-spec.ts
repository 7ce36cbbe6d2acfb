import { DossierSnapshots } from '#dossier';
import { sql } from '#platform/database';
import { testPersonalData } from '#testing';
import { actAsSeen, sheetOf } from '../../support/acts.ts';
import { delegatePost, refusal } from '../../support/delegations.ts';
import type { Officer } from '../../support/officer.ts';
import { applicant } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import {
  BIRTH_ROAD,
  hoaBan,
  type HoaBan,
  receive,
  receivedSupplement,
  walk,
  walkTo,
} from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
afterAll(() => api.close());

const request = { reason: 'Nộp nhầm nơi', paper: { number: '01/ĐN', date: '2026-03-02' } };
const stopping = { reason: 'Đang có tranh chấp', ground: 'NĐ 61/2018/NĐ-CP, Điều 19 khoản 8' };
const decision = { number: '15/QĐ-UBND', date: '2026-03-02', signer: 'Vũ Văn Thử Dũng' };
const reopening = { decision, reason: 'Giải quyết khiếu nại', step: 'appraisal' };

/** A birth registration received on Monday 02/03/2026 at 08:00, due a working day later, that stands at the step. */
async function at(step: string): Promise<string> {
  api.clock.set('2026-03-02T08:00:00+07:00');
  const { id } = await receive(officers.desk);
  await walkTo(step, id, officers);
  return id;
}

const sheet = (id: string, by = officers.leader) => sheetOf(by, id);
const act = (by: Officer, id: string, what: string, body: object, version?: number) =>
  actAsSeen(officers.leader, by, { id, what, body, version });
const withdraw = (by: Officer, id: string, version?: number) => act(by, id, 'withdrawal', request, version);
const stop = (by: Officer, id: string) => act(by, id, 'stop', stopping);
const reopen = (by: Officer, id: string, more: object = {}) =>
  act(by, id, 'reopening', { ...reopening, ...more });
const offered = async (id: string, by: Officer, code: string) =>
  (await sheet(id, by)).acts.find(({ act: one }: { act: string }) => one === code);
const stored = async (id: string) => {
  const [row] = await api.database.query<Record<string, unknown>>(sql`
    select (select count(*)::int from dossier.task where dossier_id = d.id and closed_at is null) as tasks,
           (select count(*)::int from dossier.suspension where dossier_id = d.id and ended_at is null) as waits,
           (select payload from platform.outbox_message where subject_id = d.id order by id desc limit 1) as told,
           (select action from audit.entry where subject_id = d.id::text and outcome = 'done' order by id desc limit 1) as audited
    from dossier.dossier d where d.id = ${id}`);
  return row;
};

/** When the dossier had ended, as those hear it who are told of its last two changes. */
async function closedAtAfterLastTwo(id: string): Promise<(Date | null)[]> {
  const snapshots = new DossierSnapshots(api.database, testPersonalData(api.database));
  const { body } = await officers.leader.get(`/dossiers/${id}/history`);
  const sequences = body.items.slice(-2).map(({ sequence }: { sequence: number }) => sequence);
  return Promise.all(sequences.map(async (one: number) => (await snapshots.at(id, one)).closedAt));
}

describe('withdrawing a dossier', () => {
  it('ends it at the desk that received it: nobody is waited for, and the applicant and the portal are told', async () => {
    const id = await at('appraisal');
    const answer = await withdraw(officers.desk, id);
    expect(answer).toMatchObject({ status: 200, body: { status: 'withdrawn', clock: 'ended' } });
    expect(await sheet(id)).toMatchObject({
      status: 'withdrawn',
      tasks: [],
      actions: [],
      closedAt: expect.any(String),
    });
    expect(await stored(id)).toMatchObject({
      ...{ tasks: 0, waits: 0, audited: 'dossier.withdraw' },
      told: { status: 'withdrawn', statusBefore: 'processing' },
    });
    const { body } = await officers.desk.get(`/dossiers/${id}/history`);
    expect(body.items.at(-1)).toMatchObject({ action: 'withdraw', comment: request.reason, toSteps: [] });
  });

  it('ends the wait it stands in, whose time is given back and not counted again', async () => {
    const id = await at('appraisal');
    api.clock.set('2026-03-02T09:00:00+07:00');
    await officers.caseOfficer.act(id, {
      ...{ step: 'appraisal', action: 'request-supplement' },
      supplement: { items: ['Giấy chứng sinh'], reason: 'Thiếu' },
    });
    api.clock.set('2026-03-03T09:00:00+07:00');
    expect(await withdraw(officers.leader, id)).toMatchObject({
      body: { status: 'withdrawn', dueAt: '2026-03-04T08:00:00.000+07:00', missed: false },
    });
    expect(await stored(id)).toMatchObject({ waits: 0 });
    expect((await officers.leader.get(`/dossiers/${id}/deadline`)).body).toMatchObject({ agrees: true });
  });

  it('at the moment its supplement comes in leaves the limit counted again: the papers came first', async () => {
    const id = await at('appraisal');
    await officers.caseOfficer.act(id, {
      ...{ step: 'appraisal', action: 'request-supplement' },
      supplement: { items: ['Giấy chứng sinh'], reason: 'Thiếu' },
    });
    api.clock.set('2026-03-03T09:00:00+07:00');
    await officers.desk.act(id, { step: 'supplement', action: 'receive-supplement', receivedSupplement });
    const { body } = await withdraw(officers.desk, id);
    expect(body).toMatchObject({ status: 'withdrawn', dueAt: '2026-03-04T09:00:00.000+07:00' });
    const { body: told } = await officers.leader.get(`/dossiers/${id}/deadline`);
    expect(told).toMatchObject({ agrees: true, dueAt: body.dueAt });
    expect(await closedAtAfterLastTwo(id)).toEqual([null, api.clock.now()]);
    await reopen(officers.leader, id);
    expect((await officers.leader.get(`/dossiers/${id}/deadline`)).body).toMatchObject({ agrees: true });
  });

  it('is refused once there is a result, once it has ended, and with a paper of tomorrow', async () => {
    const id = await at('hand-over');
    expect(refusal(await withdraw(officers.desk, id))).toEqual([409, 'dossier.result-issued']);
    expect(await offered(id, officers.desk, 'withdraw')).toMatchObject({
      allowed: false,
      reason: { en: expect.stringContaining('hand the result over') },
    });
    const other = await at('appraisal');
    const paper = { date: '2026-03-03' };
    expect(refusal(await act(officers.desk, other, 'withdrawal', { ...request, paper }))).toEqual([
      ...[400, 'dossier.paper-not-yet'],
    ]);
    await withdraw(officers.desk, other);
    expect(refusal(await withdraw(officers.desk, other))).toEqual([409, 'dossier.closed']);
  });

  it('meets an action at once: one of the two wins, whichever it is', async () => {
    for (let round = 0; round < 6; round += 1) {
      const id = await at('appraisal');
      const { version } = await sheet(id);
      const [withdrawn, acted] = await Promise.all([
        withdraw(officers.desk, id, version),
        officers.caseOfficer.post(
          `/dossiers/${id}/actions`,
          { step: 'appraisal', action: 'submit' },
          { 'if-match': `"${version}"` },
        ),
      ]);
      expect([withdrawn.status, acted.status].sort()).toEqual([200, 412]);
      expect(await stored(id)).toMatchObject({ tasks: withdrawn.status === 200 ? 0 : 1 });
    }
  });
});

describe('stopping a dossier', () => {
  it('is for the leader of the agency that answers, with the law on the notice (form 05)', async () => {
    const id = await at('appraisal');
    expect(refusal(await stop(officers.unitHead, id))).toEqual([403, 'identity.role-required']);
    expect(await stop(officers.leader, id)).toMatchObject({ status: 200, body: { status: 'stopped' } });
    const { body } = await officers.leader.get(`/dossiers/${id}/forms`);
    expect(body.items.find(({ form }: { form: string }) => form === 'stop-notice')).toMatchObject({
      number: '05',
      reason: null,
    });
    expect((await officers.leader.get(`/dossiers/${id}/forms/stop-notice.pdf`)).status).toBe(200);
  });
});

describe('reopening a dossier', () => {
  it('goes on from a step it has been at; the time between is nobody’s', async () => {
    const id = await at('appraisal');
    api.clock.set('2026-03-02T10:00:00+07:00');
    await stop(officers.leader, id);
    api.clock.set('2026-03-05T10:00:00+07:00');
    expect(await reopen(officers.leader, id)).toMatchObject({
      status: 200,
      body: { status: 'processing', clock: 'running', dueAt: '2026-03-06T08:00:00.000+07:00', missed: false },
    });
    expect(await sheet(id)).toMatchObject({ closedAt: null, tasks: [{ step: 'appraisal' }] });
    const { body } = await officers.leader.get(`/dossiers/${id}/deadline`);
    expect(body).toMatchObject({ agrees: true });
    expect(body.lines.find(({ code }: { code: string }) => code === 'prolonged').vi).toContain(
      'vì hồ sơ đã kết thúc, sau đó được mở lại (Quyết định số 15/QĐ-UBND ngày 02/03/2026 do Vũ Văn Thử Dũng ký)',
    );
    expect((await officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' })).status).toBe(200);
  });

  it('leaves late for good what was late when its result was handed over', async () => {
    const id = await at('issuance');
    api.clock.set('2026-03-10T08:00:00+07:00');
    await walk(BIRTH_ROAD.slice(5), 'done', id, officers);
    expect(await sheet(id)).toMatchObject({ status: 'returned' });
    expect((await reopen(officers.leader, id)).body).toMatchObject({
      ...{ dueAt: '2026-03-03T08:00:00.000+07:00', missed: true, status: 'processing' },
    });
    const { body } = await officers.leader.get(`/dossiers/${id}/deadline`);
    expect(body.standing).toMatchObject({ byDate: 'late', byInstant: 'late' });
  });

  it('closes the hand-over of a result that does not stand, and lets another follow', async () => {
    const id = await at('hand-over');
    expect((await reopen(officers.leader, id, { step: 'approval' })).status).toBe(200);
    expect(await sheet(id)).toMatchObject({ completedAt: null, tasks: [{ step: 'approval' }] });
    expect((await officers.leader.act(id, { step: 'approval', action: 'approve' })).status).toBe(200);
  });

  it('is refused while it runs, at a step it has not been at, and of what was refused at the desk', async () => {
    const id = await at('appraisal');
    expect(refusal(await reopen(officers.leader, id))).toEqual([409, 'dossier.not-ended']);
    await withdraw(officers.desk, id);
    const elsewhere = await reopen(officers.leader, id, { step: 'approval' });
    expect(refusal(elsewhere)).toEqual([400, 'dossier.step-not-reopened']);
    expect(elsewhere.body.steps).toEqual(['reception', 'assignment', 'appraisal']);
    const { body } = await officers.desk.post('/dossiers/refusals', {
      ...{ procedure: '1.001193', case: '1.001193.01', channel: 'direct', applicant, components: [] },
      reason: 'Không thuộc thẩm quyền',
    });
    expect(refusal(await reopen(officers.leader, body.id))).toEqual([409, 'dossier.never-taken-in']);
  });

  it('takes it from what is due for erasure; one that was erased changes no more', async () => {
    const id = await at('done');
    expect((await reopen(officers.leader, id)).status).toBe(200);
    expect(await sheet(id)).toMatchObject({ closedAt: null, completedAt: null });
    await withdraw(officers.desk, id);
    await api.database.query(sql`update dossier.dossier set erased_at = closed_at where id = ${id}`);
    expect(refusal(await reopen(officers.leader, id))).toEqual([409, 'dossier.personal-data-erased']);
  });
});

describe('an act under another’s post', () => {
  it('is told with both names, and refused once the delegation is over', async () => {
    const id = await at('appraisal');
    const colleague = await api.signIn('truongphong2.hoaban');
    expect(refusal(await stop(colleague, id))).toEqual([403, 'identity.role-required']);
    const delegation = await delegatePost(api, officers.leader, { to: 'truongphong2.hoaban' });
    expect((await stop(colleague, id)).status).toBe(200);
    const { body } = await officers.leader.get(`/dossiers/${id}/history`);
    expect(body.items.at(-1)).toMatchObject({ action: 'stop', onBehalfOf: 'Vũ Văn Thử Dũng' });
    await officers.leader.post(`/delegations/${delegation}/end`, { reason: 'Đã về' });
    expect(refusal(await reopen(colleague, id))).toEqual([403, 'identity.role-required']);
  });
});
