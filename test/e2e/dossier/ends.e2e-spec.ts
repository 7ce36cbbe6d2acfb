import { sql } from '#platform/database';
import { delegatePost, refusal } from '../../support/delegations.ts';
import type { Answer, Officer } from '../../support/officer.ts';
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

const note = (code: string) => ({ code, comment: 'x' });

const sheet = async (id: string, by = officers.leader): Promise<Answer['body']> =>
  (await by.get(`/dossiers/${id}`)).body;
async function act(by: Officer, id: string, what: string, body: object, version?: number): Promise<Answer> {
  const match = version ?? (await sheet(id)).version;
  return by.post(`/dossiers/${id}/${what}`, body, { 'if-match': `"${match}"` });
}
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

describe('correcting what was typed wrongly', () => {
  const correction = {
    reason: 'Gõ nhầm khi tiếp nhận',
    applicant: {
      fullName: 'Nguyễn Văn Mậu',
      identity: { kind: 'citizen-id', number: '099000000789' },
      phone: '0900000789',
    },
    components: [{ code: '000.00.00.G15-KQ003204', comment: 'Bản gốc' }],
  };

  it('puts it right, keeps what stood there sealed, and moves neither time nor tracking secret', async () => {
    const id = await at('appraisal');
    const before = await sheet(id);
    expect((await act(officers.desk, id, 'corrections', correction)).status).toBe(200);
    const after = await sheet(id);
    expect(after).toMatchObject({
      applicant: {
        fullName: 'Nguyễn Văn Mậu',
        submitter: 'Nguyễn Văn Mậu',
        identity: { masked: '•••789' },
        phone: '•••789',
      },
      ...{ dueAt: before.dueAt, receivedAt: before.receivedAt, status: before.status },
    });
    const [secret] = await api.database.query(sql`
      select secret_version as version from dossier.dossier where id = ${id}`);
    expect(secret).toEqual({ version: 1 });
    const [kept] = await api.database.query<{ text: string }>(sql`
      select (select string_agg(h::text, ' ') from dossier.history h where h.dossier_id = ${id})
             || (select string_agg(e::text, ' ') from audit.entry e where e.subject_id = ${id}) as text`);
    for (const number of ['099000000001', '099000000789', '0900000789', '0900000001']) {
      expect(kept!.text).not.toContain(number);
    }
    const { body } = await officers.leader.get(`/dossiers/${id}/corrections`);
    expect(body.items).toMatchObject([
      { field: 'component:000.00.00.G15-KQ003204', before: null, after: 'Bản gốc' },
      { field: 'fullName', before: 'Nguyễn Văn Mẫu', after: 'Nguyễn Văn Mậu', reason: correction.reason },
      { field: 'identity', before: '•••001', after: '•••789' },
      { field: 'phone', before: '•••001', after: '•••789' },
    ]);
  });

  it.each<[string, object, [number, string]]>([
    ['without a change', { applicant: { fullName: applicant.fullName } }, [409, 'dossier.nothing-corrected']],
    ['of no component of it', { components: [note('constructor')] }, [400, 'dossier.component-unknown']],
    ['of one component twice', { components: [note('a'), note('a')] }, [400, 'request.invalid']],
    ['with a time', { applicant: { dueAt: '2026-03-09' } }, [400, 'request.invalid']],
  ])('is refused %s', async (_what, wish, refused) => {
    const id = await at('appraisal');
    const answer = await act(officers.desk, id, 'corrections', { reason: 'Thử', ...wish });
    expect(refusal(answer)).toEqual(refused);
  });

  it('makes no dossier the officer’s own', async () => {
    const id = await at('appraisal');
    await api.database.query(sql`
      update organization.officer set identity_index = (
        select identity_index from dossier.applicant where dossier_id = ${id})
      where username = 'tiepnhan.hoaban'`);
    const other = await receive(await api.signIn('tiepnhan.hoaban'), {
      applicant: { ...applicant, identity: { kind: 'citizen-id', number: '099000000555' } },
    });
    const theirs = { reason: 'Thử', applicant: { identity: applicant.identity } };
    expect(refusal(await act(officers.desk, other.id, 'corrections', theirs))).toEqual([
      403,
      'dossier.own-dossier',
    ]);
    expect(refusal(await withdraw(officers.desk, id))).toEqual([403, 'dossier.own-dossier']);
    await api.database.query(sql`
      update organization.officer set identity_index = null where username = 'tiepnhan.hoaban'`);
  });

  it('of a result is the clerk’s or the leader’s, once there is one', async () => {
    const id = await at('issuance');
    const wrong = { reason: 'Ghi nhầm số', result: { number: '13/TLKS' } };
    expect(refusal(await act(officers.clerk, id, 'result/corrections', wrong))).toEqual([
      409,
      'dossier.no-result',
    ]);
    const issued = await at('hand-over');
    expect((await act(officers.clerk, issued, 'result/corrections', wrong)).status).toBe(200);
    expect(await sheet(issued)).toMatchObject({ result: { number: '13/TLKS', name: 'Giấy khai sinh' } });
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
