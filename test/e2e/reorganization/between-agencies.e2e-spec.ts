import { Directory } from '#organization';
import { sql } from '#platform/database';
import { charged, demanded } from '../../support/money.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { carriedOut, decided, planned, RESOLUTION } from '../../support/reorganizing.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let worker: TestWorker;
let administrator: Officer;
let officers: HoaBan;

const TODAY = '2026-03-04';
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

describe('what agencies ask and send one another', () => {
  /** The department of justice goes into that of finance, and its unit head goes home. */
  const DEPARTMENTS = {
    ...{ kind: 'merge', agencies: ['H99.10'], successor: 'H99.05', effectiveOn: TODAY },
    leaving: ['truongphong.tuphap'],
  };
  const question = { question: 'Đề nghị cho ý kiến', limit: { amount: 2, unit: 'working-day' } };
  const consent = { verdict: 'agree', answer: 'Đủ căn cứ' };

  const appraised = async (): Promise<string> => {
    const { id } = await receive(officers.desk);
    await walkTo('appraisal', id, officers);
    return id;
  };
  const change = async (id: string, what: string, body: object): Promise<Answer['body']> => {
    const { headers } = await officers.caseOfficer.get(`/dossiers/${id}`);
    return demanded(
      officers.caseOfficer.post(`/dossiers/${id}/${what}`, body, { 'if-match': headers['etag']! }),
    );
  };
  /** Asks the department of justice, one of whom takes it upon them. */
  const asked = async (claimedBy: string): Promise<{ id: string; opinion: string }> => {
    const id = await appraised();
    const { opinions } = await change(id, 'opinions', { agencies: ['H99.10'], ...question });
    await demanded((await api.signIn(claimedBy)).post(`/opinions/${opinions[0].id}/claim`));
    return { id, opinion: opinions[0].id };
  };
  const opinionOf = async (id: string): Promise<Answer['body']> =>
    (await officers.desk.get(`/dossiers/${id}/opinions`)).body.items[0];

  it('follows the successor: opinions that are awaited, with who took them upon them, and steps that were sent', async () => {
    const [kept, given] = [await asked('thuly.tuphap'), await asked('truongphong.tuphap')];
    const before = await opinionOf(kept.id);
    const sent = await appraised();
    const sending = { step: 'appraisal', agency: 'H99.10', reason: 'Không thuộc thẩm quyền', paper: '1' };
    await change(sent, 'sendings', sending);
    const { id, plan } = await planned(administrator, DEPARTMENTS);
    const line = { from: 'H99.10', to: 'H99.05' };
    expect(plan.lines).toEqual(
      expect.arrayContaining([
        { ...line, as: 'opinion', role: null, count: 2 },
        { ...line, as: 'task', role: 'case-officer', count: 1 },
      ]),
    );
    await decided(administrator, id);
    await carriedOut(api, worker);
    expect((await administrator.get(`${PATH}/${id}`)).body).toMatchObject({ state: 'done', moved: 3 });
    expect(await opinionOf(kept.id)).toMatchObject({
      ...{ asked: { code: 'H99.05' }, asking: { code: 'H99.41' }, state: 'open', dueAt: before.dueAt },
      claimedBy: { username: 'thuly.tuphap' },
    });
    expect(await opinionOf(given.id)).toMatchObject({ asked: { code: 'H99.05' }, claimedBy: null });
    const { items } = (await officers.desk.get(`/dossiers/${kept.id}/history`)).body;
    expect(items.at(-1)).toMatchObject({ action: 'reorganize', comment: RESOLUTION.reason });

    const [follower, finance] = [await api.signIn('thuly.tuphap'), await api.signIn('thuly.taichinh')];
    expect((await finance.get('/opinions')).body.items).toHaveLength(2);
    const taken = await finance.post(`/opinions/${kept.opinion}/answer`, consent);
    expect([taken.status, taken.body.code]).toEqual([409, 'dossier.opinion-taken']);
    await demanded(follower.post(`/opinions/${kept.opinion}/answer`, consent));
    await demanded(finance.post(`/opinions/${given.opinion}/answer`, consent));
    const { headers } = await officers.caseOfficer.get(`/dossiers/${sent}`);
    const back = await officers.caseOfficer.post(
      `/dossiers/${sent}/taking-back`,
      { reason: 'Chuyển nhầm' },
      { 'if-match': headers['etag']! },
    );
    expect([back.status, back.body.code]).toEqual([409, 'dossier.nothing-to-take-back']);
    await demanded(finance.act(sent, { step: 'appraisal', action: 'submit' }));
  });

  it('stays in the sight of a successor that had another reason for it, when the opinion is taken back', async () => {
    const { id, opinion } = await asked('thuly.tuphap');
    await change(id, 'opinions', { agencies: ['H99.05'], ...question });
    const finance = await api.signIn('thuly.taichinh');
    const [own] = (await finance.get('/opinions')).body.items;
    await demanded(finance.post(`/opinions/${own.id}/answer`, consent));
    const plan = await planned(administrator, DEPARTMENTS);
    await decided(administrator, plan.id);
    await carriedOut(api, worker);
    await demanded(officers.caseOfficer.post(`/opinions/${opinion}/taking-back`, { reason: 'Hỏi nhầm' }));
    expect((await finance.get(`/dossiers/${id}`)).status).toBe(200);
  });
});

describe('the till of a desk that ends', () => {
  /** Phường Hoa Ban goes into phường Sao Khuê. */
  const MERGER = { kind: 'merge', agencies: ['H99.41'], successor: 'H99.42', effectiveOn: TODAY };
  const day = `/cash-books/H99.41.01/days/${TODAY}`;

  it('takes nothing more, and is counted and closed by the desk that succeeded it, with a trace', async () => {
    await demanded(officers.desk.post('/cash-books/H99.41.01/days', { series: 'BL' }));
    const id = await charged(officers.desk);
    const pay = (officer: Officer) => officer.post(`/dossiers/${id}/fees/payments`, { amount: 20_000 });
    await demanded(pay(officers.desk));
    const successor = await api.signIn('tiepnhan.saokhue');
    expect((await successor.post(`${day}/closing`, { counted: 20_000 })).status).toBe(404);
    const plan = await planned(administrator, MERGER);
    await decided(administrator, plan.id);
    await carriedOut(api, worker);

    // What the process notices by itself some seconds later.
    api.app.get(Directory).forget();
    const refused = await pay(officers.desk);
    expect([refused.status, refused.body.code]).toEqual([409, 'fee.day-not-open']);
    const opened = await successor.post('/cash-books/H99.41.01/days', { series: 'BL' });
    expect([opened.status, opened.body.code]).toEqual([409, 'fee.till-ended']);
    const stranger = await api.signIn('tiepnhan.maivang');
    expect((await stranger.post(`${day}/closing`, { counted: 20_000 })).status).toBe(404);
    expect(await demanded(successor.post(`${day}/closing`, { counted: 20_000 }))).toEqual({
      ...{ expected: 20_000, difference: 0 },
    });
    expect(await demanded(successor.get(day))).toMatchObject({ expected: 20_000, items: [{ cash: 20_000 }] });
    const [trace] = await api.database.query(sql`
      select actor, details from audit.entry where action = 'fee.close-day'`);
    expect(trace).toMatchObject({ actor: 'tiepnhan.saokhue', details: { keptBy: 'H99.42.01' } });
    await demanded(successor.post('/cash-books/H99.42.01/days', { series: 'BL' }));
    await demanded(pay(officers.desk));
  });
});
