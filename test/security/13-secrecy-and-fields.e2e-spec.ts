import { sql } from '#platform/database';
import type { Answer, Officer } from '../support/officer.ts';
import { birthRegistration } from '../support/receptions.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
beforeEach(() => cleared('normal', 'lanhdao.hoaban', 'thuly.hoaban', 'tiepnhan.hoaban'));
afterAll(() => api.close());

async function cleared(clearance: string, ...usernames: string[]): Promise<void> {
  await api.database.query(sql`
    update organization.position set clearance = ${clearance}
    where officer_id in (select id from organization.officer where username = any(${usernames}))`);
}

const classify = (id: string, secrecy: string, version = 1, by = officers.leader): Promise<Answer> =>
  by.post(
    `/dossiers/${id}/classification`,
    { secrecy, reason: 'Đơn tố cáo' },
    { 'if-match': `"${version}"` },
  );
const refusal = ({ status, body }: Answer) => [status, body.code];

/** Every way in which an officer could learn of a dossier. */
async function traces(officer: Officer, { id, code }: { id: string; code: string }) {
  const has = ({ body }: Answer) => JSON.stringify(body).includes(code);
  return {
    itself: (await officer.get(`/dossiers/${id}`)).status,
    history: (await officer.get(`/dossiers/${id}/history`)).status,
    diagram: (await officer.get(`/dossiers/${id}/diagram`)).status,
    listed: has(await officer.get('/dossiers?limit=100')),
    searched: has(await officer.get(`/dossiers?code=${code}`)),
    counted: (await officer.get(`/dossiers/count?code=${code}`)).body.total,
    inbox: has(await officer.get('/tasks?limit=100&holder=post')),
  };
}
const NONE = {
  itself: 404,
  history: 404,
  diagram: 404,
  listed: false,
  searched: false,
  counted: 0,
  inbox: false,
};

describe('item 13: a dossier more secret than a post is cleared for', () => {
  it('does not exist for it, though its agency leads the dossier and the step waits there', async () => {
    await cleared('restricted', 'lanhdao.hoaban');
    const receipt = await receive(officers.desk);
    expect((await classify(receipt.id, 'restricted')).status).toBe(200);
    expect(await traces(officers.desk, receipt)).toEqual(NONE);
    expect(await traces(officers.caseOfficer, receipt)).toEqual(NONE);
    const acted = await officers.desk.act(receipt.id, { step: 'reception', action: 'hand-over' }, 2);
    expect(refusal(acted)).toEqual([404, 'dossier.unknown']);
    expect(await traces(officers.leader, receipt)).toMatchObject({ itself: 200, listed: true, counted: 1 });
    await cleared('confidential', 'tiepnhan.hoaban');
    expect(await traces(officers.desk, receipt)).toEqual({
      ...{ itself: 200, history: 200, diagram: 200 },
      ...{ listed: true, searched: true, counted: 1, inbox: true },
    });
  });

  it('is on no board, list of what is due and export of theirs', async () => {
    await cleared('restricted', 'lanhdao.hoaban');
    const { id, code } = await receive(officers.desk);
    const shown = async (officer: Officer) => {
      const board = (await officer.get('/supervision/board')).body.lines;
      return {
        unfinished: board.find(({ agency }: Answer['body']) => agency.code === 'H99.41')?.unfinished ?? 0,
        due: JSON.stringify(
          (await officer.get('/supervision/dossiers?state=due-soon&limit=200')).body,
        ).includes(code),
        exported: (await officer.get(`/dossiers/export?code=${code}`)).body.includes(code),
      };
    };
    const before = await shown(officers.unitHead);
    expect(before).toMatchObject({ due: true, exported: true });
    await classify(id, 'restricted');
    expect(await shown(officers.unitHead)).toEqual({
      ...{ unfinished: before.unfinished - 1, due: false, exported: false },
    });
    expect(await shown(officers.leader)).toMatchObject({ due: true, exported: true });
  });

  it('is not found by its code alone, which anyone may guess, and still followed by its applicant', async () => {
    await cleared('restricted', 'lanhdao.hoaban');
    const { id, code, tracking } = await receive(officers.desk);
    expect((await api.anyone.get(`/tracking/${code}`)).status).toBe(200);
    await classify(id, 'restricted');
    expect((await api.anyone.get(`/tracking/${code}`)).status).toBe(404);
    expect((await api.anyone.get(`/tracking/${code}?secret=${tracking.secret}`)).status).toBe(200);
  });

  it('stays hidden from who is involved or holds a step, until they are cleared', async () => {
    await cleared('restricted', 'lanhdao.hoaban');
    const { id } = await receive(officers.desk);
    const helper = await api.signIn('thuly.taichinh');
    await officers.leader.post(`/dossiers/${id}/involvements`, { officer: 'thuly.taichinh', as: 'assist' });
    expect((await helper.get(`/dossiers/${id}`)).status).toBe(200);
    await classify(id, 'restricted');
    expect((await helper.get(`/dossiers/${id}`)).status).toBe(404);
    expect((await helper.get('/tasks')).body.items).toEqual([]);
    await cleared('restricted', 'thuly.taichinh');
    expect((await helper.get(`/dossiers/${id}`)).status).toBe(200);
  });

  it('is given to nobody who is not cleared', async () => {
    await cleared('restricted', 'lanhdao.hoaban', 'tiepnhan.hoaban', 'truongphong.hoaban');
    const { id } = await receive(officers.desk);
    await walkTo('appraisal', id, officers);
    await api.database.query(sql`
      update dossier.task set assignee_id = null where dossier_id = ${id} and closed_at is null`);
    await classify(id, 'restricted', 3);
    const [task] = (await officers.leader.get(`/dossiers/${id}`)).body.tasks;
    const candidates = async () =>
      (await officers.leader.get(`/tasks/${task.id}/candidates`)).body.items.map(
        ({ username }: { username: string }) => username,
      );
    expect(await candidates()).toEqual([]);
    const assigned = await officers.leader.post(
      `/tasks/${task.id}/assignments`,
      { officer: 'thuly.hoaban' },
      { 'if-match': `"${task.revision}"` },
    );
    expect(refusal(assigned)).toEqual([422, 'dossier.not-at-post']);
    await cleared('restricted', 'thuly.hoaban');
    expect(await candidates()).toEqual(['thuly.hoaban']);
  });
});

describe('item 13: how secret a dossier is', () => {
  it('is changed by a leader with a reason that its history keeps', async () => {
    await cleared('confidential', 'lanhdao.hoaban');
    const { id } = await receive(officers.desk);
    await classify(id, 'confidential');
    const { items } = (await officers.leader.get(`/dossiers/${id}/history`)).body;
    expect(items.at(-1)).toMatchObject({
      ...{ sequence: 2, action: 'classify', name: 'Xác định mức độ: mật', comment: 'Đơn tố cáo' },
    });
    const [audit] = await api.database.query(sql`
      select action, details ->> 'version' as version from audit.entry
      where subject_id = ${id} order by id desc limit 1`);
    expect(audit).toEqual({ action: 'dossier.classify', version: '2' });
    expect(refusal(await classify(id, 'confidential', 2))).toEqual([409, 'dossier.secrecy-unchanged']);
  });

  it('goes beyond nobody’s own clearance, at the desk neither', async () => {
    const { id } = await receive(officers.desk);
    expect(refusal(await classify(id, 'restricted'))).toEqual([403, 'dossier.clearance-exceeded']);
    const secret = birthRegistration({ secrecy: 'restricted' });
    expect(refusal(await officers.desk.post('/dossiers', secret))).toEqual([
      403,
      'dossier.clearance-exceeded',
    ]);
    await cleared('restricted', 'tiepnhan.hoaban');
    const { body } = await officers.desk.post('/dossiers', secret);
    expect((await officers.desk.get(`/dossiers/${body.id}`)).body.secrecy).toBe('restricted');
  });

  it('begins as its procedure says, and the desk says no less', async () => {
    await cleared('confidential', 'tiepnhan.hoaban');
    const ofProcedure = (secrecy: string) =>
      api.database.query(sql`
        update procedure.procedure set definition = jsonb_set(definition, '{secrecy}', to_jsonb(${secrecy}::text))
        where code = '1.001193'`);
    await ofProcedure('restricted');
    const fresh = await createTestApi({}, () => api.databaseUrl);
    const desk = await fresh.signIn('tiepnhan.hoaban');
    const { id } = await receive(desk, { secrecy: 'normal' });
    expect((await desk.get(`/dossiers/${id}`)).body.secrecy).toBe('restricted');
    await fresh.close();
    await ofProcedure('normal');
  });
});

describe('item 13: a post confined to a field', () => {
  it('sees dossiers of that field only', async () => {
    const { id, code } = await receive(officers.desk);
    const confine = (fields: string) =>
      api.database.query(sql`
        update organization.position set fields = ${fields}
        where officer_id = (select id from organization.officer where username = 'vanthu.hoaban')`);
    await confine('{G15-TP07}');
    expect(await traces(officers.clerk, { id, code })).toMatchObject({
      itself: 200,
      listed: true,
      counted: 1,
    });
    await confine('{G07-TN02}');
    expect(await traces(officers.clerk, { id, code })).toEqual(NONE);
    await confine('{}');
  });
});

describe('item 13: fields of a request', () => {
  it('that an act does not know are refused, not overlooked', async () => {
    const { id } = await receive(officers.desk);
    const answer = await officers.desk.act(
      id,
      { step: 'reception', action: 'hand-over', secrecy: 'normal' },
      1,
    );
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, '/secrecy']);
  });

  it('that this step does not ask for are refused', async () => {
    const { id } = await receive(officers.desk);
    const result = {
      number: '1',
      name: 'Giấy',
      signer: 'Ai đó',
      signerTitle: 'Chủ tịch',
      signedOn: '2026-03-02',
    };
    const answer = await officers.desk.act(id, { step: 'reception', action: 'hand-over', result }, 1);
    expect(answer.body.code).toBe('dossier.input-unexpected');
  });
});
