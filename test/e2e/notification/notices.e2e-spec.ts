import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { taskAt } from '../../support/tasks.ts';
import { ReactingWorker } from '../../support/reacting-worker.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { type HoaBan, hoaBan, receive, receivedSupplement, walkTo } from '../../support/walk.ts';

let api: TestApi;
let worker: ReactingWorker;
let officers: HoaBan;
let colleague: Officer;

beforeAll(async () => {
  api = await createTestApi();
  worker = await ReactingWorker.beside(api);
  officers = await hoaBan(api);
  colleague = await api.signIn('thuly2.hoaban');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});
beforeEach(async () => {
  api.clock.set('2026-03-04T08:00:00+07:00');
  await api.database.query(sql`truncate notification.notice`);
  await api.database.query(sql`update dossier.task set closed_at = opened_at where closed_at is null`);
});

const notices = async (officer: Officer, query = ''): Promise<Answer['body']> =>
  (await officer.get(`/me/notices${query}`)).body;
const kinds = async (officer: Officer): Promise<string[]> =>
  (await notices(officer)).items.map(({ kind }: { kind: string }) => kind);
const taskOf = async (id: string): Promise<string> =>
  (await officers.desk.get(`/dossiers/${id}`)).body.tasks[0].id;

/** A birth registration that waits at a step, of which everybody was told. */
async function waiting(step = 'appraisal'): Promise<string> {
  const { id } = await receive(officers.desk);
  await walkTo(step, id, officers);
  await worker.react(id);
  return id;
}
const assign = async (id: string, officer: string, reason?: string) => {
  const { id: task, revision } = await taskAt(officers.unitHead, id, 'appraisal');
  const answer = await officers.unitHead.post(
    `/tasks/${task}/assignments`,
    { officer, ...(reason && { reason }) },
    { 'if-match': `"${revision}"` },
  );
  expect(answer.status).toBe(200);
  await worker.react(id);
};

describe('what officers should know of', () => {
  it('is that a step came to their post, until one of them has it', async () => {
    const id = await waiting();
    expect([await kinds(officers.caseOfficer), await kinds(colleague)]).toEqual([
      ['task-open'],
      ['task-open'],
    ]);
    const { items, unread } = await notices(officers.caseOfficer);
    expect(items).toMatchObject([
      {
        what: { vi: 'Có hồ sơ chờ người nhận xử lý' },
        read: false,
        dossier: { id, procedure: 'Thủ tục đăng ký khai sinh' },
        task: { id: await taskOf(id) },
      },
    ]);
    expect(unread).toEqual({ count: 1, more: false });
    await officers.caseOfficer.post(`/tasks/${await taskOf(id)}/claim`);
    await worker.react(id);
    expect([await kinds(officers.caseOfficer), await kinds(colleague)]).toEqual([[], []]);
  });

  it('is that a step was given to them, and that it went to somebody else', async () => {
    const id = await waiting();
    await assign(id, 'thuly.hoaban');
    expect(await kinds(officers.caseOfficer)).toEqual(['task-given']);
    api.clock.advance({ minutes: 1 });
    await assign(id, 'thuly2.hoaban', 'Đi công tác');
    expect(await kinds(officers.caseOfficer)).toEqual(['task-taken']);
    expect(await kinds(colleague)).toEqual(['task-given']);
  });

  it('goes by itself once the step is done, read or not', async () => {
    const id = await waiting();
    await assign(id, 'thuly.hoaban');
    await officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' });
    expect(await notices(officers.caseOfficer)).toMatchObject({ items: [], unread: { count: 0 } });
    await worker.lookAround();
    const [left] = await api.database.query<{ count: number }>(sql`
      select count(*)::int as count from notification.notice where kind = 'task-given'`);
    expect(left?.count).toBe(0);
  });

  it('is that a step of theirs is due by the next working day, and then that it is late', async () => {
    const id = await waiting();
    await assign(id, 'thuly.hoaban');
    const task = await taskOf(id);
    const due = (at: string) =>
      api.database.query(sql`update dossier.task set due_at = ${at}::timestamptz where id = ${task}::bigint`);
    await due('2026-03-06T10:00:00+07:00');
    await worker.lookAround();
    expect(await kinds(officers.caseOfficer)).toEqual(['task-given']);
    api.clock.set('2026-03-05T08:00:00+07:00');
    await worker.lookAround();
    await worker.lookAround();
    expect(await kinds(officers.caseOfficer)).toEqual(['due-next-day', 'task-given']);
    api.clock.set('2026-03-09T08:00:00+07:00');
    await worker.lookAround();
    expect(await kinds(officers.caseOfficer)).toEqual(['late', 'task-given']);
    await due('2026-03-20T10:00:00+07:00');
    expect(await kinds(officers.caseOfficer)).toEqual(['task-given']);
  });

  it('is that the papers asked for came in', async () => {
    const id = await waiting();
    await assign(id, 'thuly.hoaban');
    const supplement = { items: ['Giấy chứng sinh'], reason: 'Bản đã nộp mờ' };
    await officers.caseOfficer.act(id, { step: 'appraisal', action: 'request-supplement', supplement });
    api.clock.advance({ hours: 1 });
    const { body } = await officers.desk.get(`/dossiers/${id}`);
    const [{ step }] = body.tasks;
    await officers.desk.act(id, { step, action: 'receive-supplement', receivedSupplement });
    await worker.react(id);
    expect(await kinds(officers.caseOfficer)).toEqual(['supplement-came']);
    expect(await kinds(colleague)).toEqual(['task-open']);
  });

  it('is that their agency is asked for an opinion, and that theirs was given', async () => {
    const [justice, stranger] = [await api.signIn('thuly.tuphap'), await api.signIn('thuly.taichinh')];
    const id = await waiting();
    const question = { question: 'Cho ý kiến', paper: '12/UBND', limit: { amount: 2, unit: 'working-day' } };
    const { body } = await officers.caseOfficer.post(
      `/dossiers/${id}/opinions`,
      { agencies: ['H99.10'], ...question },
      { 'if-match': '"3"' },
    );
    await worker.react(id);
    expect([await kinds(justice), await kinds(stranger)]).toEqual([['opinion-asked'], []]);
    const answer = { verdict: 'agree', answer: 'Đủ căn cứ', papers: [{ number: '7/STP', name: 'Công văn' }] };
    expect((await justice.post(`/opinions/${body.opinions[0].id}/answer`, answer)).status).toBe(200);
    await worker.react(id);
    expect(await kinds(justice)).toEqual([]);
    expect(await kinds(officers.caseOfficer)).toEqual(['opinion-answered', 'task-open']);
  });

  it('is that a message to an applicant of theirs did not arrive, until it is sent again', async () => {
    const id = await waiting();
    await assign(id, 'thuly.hoaban');
    const [failed] = await api.database.query<{ id: string }>(sql`
      update notification.delivery set state = 'failed', reason = 'gave-up', touched_at = ${api.clock.now()}
      where dossier_id = ${id} and channel = 'sms' and intent = 'received' returning id`);
    await worker.lookAround();
    await worker.lookAround();
    const failures = async () =>
      (await notices(officers.caseOfficer)).items.filter(
        ({ kind }: Answer['body']) => kind === 'message-failed',
      );
    expect(await failures()).toMatchObject([{ delivery: failed?.id, dossier: { id }, task: null }]);
    expect((await officers.caseOfficer.post(`/deliveries/${failed?.id}/send-again`)).status).toBe(204);
    expect(await failures()).toEqual([]);
  });

  it('is written once, however often a change is heard of', async () => {
    const id = await waiting();
    await api.database.query(sql`
      update platform.outbox_message set state = 'pending' where subject_id = ${id} and name = 'dossier.changed.v1'`);
    await worker.react(id);
    expect(await kinds(officers.caseOfficer)).toEqual(['task-open']);
  });
});

describe('the list of it', () => {
  it('shows what is unread first, page by page, and counts it', async () => {
    const ids = [];
    for (let nth = 0; nth < 4; nth += 1) {
      ids.push(await waiting());
      api.clock.advance({ minutes: 1 });
    }
    const all = (await notices(officers.caseOfficer)).items.map(({ id }: { id: string }) => id);
    const read = (body: object) => officers.caseOfficer.post('/me/notices/read', body);
    expect((await read({ ids: [all[0]] })).status).toBe(204);
    const shown: string[] = [];
    let page = await notices(officers.caseOfficer, '?limit=1');
    expect(page.unread).toEqual({ count: 3, more: false });
    for (;;) {
      shown.push(...page.items.map(({ id }: { id: string }) => id));
      if (page.next === null) break;
      page = await notices(officers.caseOfficer, `?limit=1&cursor=${page.next}`);
    }
    expect(shown).toEqual([all[1], all[2], all[3], all[0]]);
    await read({ upTo: all[2] });
    expect((await notices(officers.caseOfficer)).items.map(({ read: is }: { read: boolean }) => is)).toEqual([
      ...[false, true, true, true],
    ]);
    expect((await read({ upTo: all[2], ids: [all[0]] })).status).toBe(400);
  });

  it('is an officer’s own: nobody reads or marks another’s', async () => {
    await waiting();
    const [mine] = (await notices(officers.caseOfficer)).items;
    await colleague.post('/me/notices/read', { ids: [mine.id] });
    await colleague.post('/me/notices/read', { upTo: mine.id });
    expect((await notices(officers.caseOfficer)).items[0].read).toBe(false);
  });

  it('shows nothing of a dossier the officer may not see any more', async () => {
    const id = await waiting();
    await api.database.query(sql`update dossier.dossier set secrecy = 'confidential' where id = ${id}`);
    expect(await notices(officers.caseOfficer)).toMatchObject({ items: [], unread: { count: 0 } });
  });
});
