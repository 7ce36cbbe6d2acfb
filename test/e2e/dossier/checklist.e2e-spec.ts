import { sql } from '#platform/database';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

const CERTIFICATE = '000.00.00.G15-KQ004389';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
beforeEach(() => api.clock.set('2026-03-04T08:00:00+07:00'));
afterAll(() => api.close());

/** A dossier that stands at a step. */
async function at(step: string, overrides: Record<string, unknown> = {}): Promise<string> {
  const { id } = await receive(officers.desk, overrides);
  await walkTo(step, id, officers);
  return id;
}

const add = (officer: Officer, id: string, ...needs: object[]) =>
  officer.post(`/dossiers/${id}/supplement-needs`, { needs });
const checklist = async (id: string) =>
  (await officers.desk.get(`/dossiers/${id}/supplement-needs`)).body.items as Record<string, string>[];
const ask = (id: string, supplement: object, version?: number) =>
  officers.caseOfficer.act(
    id,
    { step: 'appraisal', action: 'request-supplement', supplement: { reason: 'Chưa đủ', ...supplement } },
    version,
  );
const takeIn = (id: string, receivedSupplement: object) =>
  officers.desk.act(id, { step: 'awaiting-supplement', action: 'receive-supplement', receivedSupplement });
const detailsOf = async (id: string, action: string) => {
  const [row] = await api.database.query<{ details: Record<string, unknown> }>(sql`
    select details from dossier.history where dossier_id = ${id} and action = ${action}
    order by sequence desc limit 1`);
  return row!.details;
};

describe('the checklist of what a dossier lacks', () => {
  it('is asked for as a whole, in the words the applicant reads, and met one by one', async () => {
    const id = await at('appraisal');
    await add(officers.caseOfficer, id, {
      ...{
        component: CERTIFICATE,
        fault: 'invalid',
        explanation: 'Không rõ ngày sinh',
        ground: 'NĐ 123/2015 Đ.9',
      },
    });
    expect(await ask(id, { items: ['Căn cước của mẹ'] })).toMatchObject({ status: 200 });
    const { supplement } = (await detailsOf(id, 'request-supplement')) as { supplement: { items: string[] } };
    expect(supplement.items).toEqual([
      expect.stringMatching(
        /^Giấy chứng sinh.* \(chưa đúng, chưa hợp lệ\): Không rõ ngày sinh\. Căn cứ: NĐ 123\/2015 Đ\.9$/,
      ),
      'Căn cước của mẹ',
    ]);
    const [certificate, card] = await checklist(id);
    expect([certificate, card]).toMatchObject([
      { component: CERTIFICATE, state: 'asked', by: { name: 'Đặng Thị Mẫu Giang' } },
      { component: null, name: 'Căn cước của mẹ', fault: 'missing', state: 'asked' },
    ]);
    const met = [certificate!['id']];
    const components = [{ code: CERTIFICATE, originals: 1, certified: 1, copies: 0, electronic: 2 }];
    const short = await takeIn(id, { met, components });
    expect([short.status, short.body.code]).toEqual([409, 'dossier.needs-unmet']);
    expect(short.body.messages.vi).toContain('Căn cước của mẹ');
    const regardless = 'Đã tra cứu trên cơ sở dữ liệu dân cư';
    expect(await takeIn(id, { met, components, regardless })).toMatchObject({ status: 200 });
    expect((await checklist(id)).map(({ state }) => state)).toEqual(['met', 'left']);
    const [counted] = await api.database.query(sql`
      select originals, certified, electronic from dossier.component where dossier_id = ${id} and code = ${CERTIFICATE}`);
    expect(counted).toEqual({ originals: 2, certified: 1, electronic: 2 });
    expect(await detailsOf(id, 'receive-supplement')).toMatchObject({
      receivedSupplement: { left: ['Căn cước của mẹ'], regardless },
    });
  });

  it('is written by who has a part in the dossier now, and by no one else', async () => {
    const id = await at('appraisal');
    const need = { name: 'Giấy chứng sinh', fault: 'missing' };
    const without = await add(officers.leader, id, need);
    expect([without.status, without.body.code]).toEqual([403, 'dossier.no-part-in-it']);
    await officers.unitHead.post(`/dossiers/${id}/involvements`, { officer: 'lanhdao.hoaban', as: 'assist' });
    expect(await add(officers.leader, id, need)).toMatchObject({ status: 201 });
    const elsewhere = await api.signIn('thuly.maivang');
    expect(await add(elsewhere, id, need)).toMatchObject({ status: 404 });
  });

  it('is written by an agency that is asked for an opinion, until it has given it', async () => {
    const id = await at('appraisal');
    const need = { name: 'Giấy xác nhận của nơi cư trú', fault: 'missing' };
    const justice = await api.signIn('thuly.tuphap');
    expect(await add(justice, id, need)).toMatchObject({ status: 404 });
    const { headers } = await officers.caseOfficer.get(`/dossiers/${id}`);
    const question = { question: 'Đủ giấy tờ chưa?', limit: { amount: 2, unit: 'working-day' } };
    const asked = await officers.caseOfficer.post(
      `/dossiers/${id}/opinions`,
      { agencies: ['H99.10'], ...question },
      { 'if-match': headers['etag']! },
    );
    expect(await add(justice, id, need)).toMatchObject({ status: 201 });
    expect(await checklist(id)).toMatchObject([
      { name: need.name, by: { agency: 'Sở Tư pháp' }, state: 'open' },
    ]);
    await justice.post(`/opinions/${asked.body.opinions[0].id}/answer`, {
      verdict: 'other',
      answer: 'Còn thiếu',
    });
    const after = await add(justice, id, need);
    expect([after.status, after.body.code]).toEqual([403, 'dossier.no-part-in-it']);
    await ask(id, {});
    expect((await detailsOf(id, 'request-supplement'))['supplement']).toMatchObject({ items: [need.name] });
  });

  it('lets who wrote a need take it back, until it is asked for', async () => {
    const id = await at('appraisal');
    const { ids } = (
      await add(officers.caseOfficer, id, { name: 'A', fault: 'other' }, { name: 'B', fault: 'missing' })
    ).body;
    const back = (officer: Officer, needId: string) =>
      officer.post(`/dossiers/${id}/supplement-needs/${needId}/taking-back`);
    expect((await back(officers.unitHead, ids[0])).body.code).toBe('dossier.need-not-yours');
    expect((await back(officers.caseOfficer, ids[0])).status).toBe(204);
    expect((await back(officers.caseOfficer, ids[0])).body.code).toBe('dossier.need-settled');
    await ask(id, {});
    expect((await detailsOf(id, 'request-supplement'))['supplement']).toMatchObject({ items: ['B'] });
    expect((await back(officers.caseOfficer, ids[1])).body.code).toBe('dossier.need-settled');
    expect((await back(officers.caseOfficer, id)).body.code).toBe('dossier.need-unknown');
  });

  it('takes components of the procedure, and names of everything else', async () => {
    const id = await at('appraisal');
    const unknown = await add(officers.caseOfficer, id, { component: 'X-1', fault: 'missing' });
    expect([unknown.status, unknown.body.code]).toEqual([400, 'dossier.need-component-unknown']);
    const both = await add(officers.caseOfficer, id, { component: CERTIFICATE, name: 'A', fault: 'missing' });
    expect([both.status, both.body.code]).toEqual([400, 'request.invalid']);
    expect((await ask(id, {})).body.code).toBe('dossier.nothing-to-supplement');
  });

  it('belongs to one request when two are made at once, even with a need taken back meanwhile', async () => {
    const id = await at('appraisal');
    const { ids } = (
      await add(officers.caseOfficer, id, { name: 'A', fault: 'missing' }, { name: 'B', fault: 'missing' })
    ).body;
    const { version } = (await officers.caseOfficer.get(`/dossiers/${id}`)).body;
    const answers = await Promise.all([
      ask(id, {}, version),
      ask(id, {}, version),
      officers.caseOfficer.post(`/dossiers/${id}/supplement-needs/${ids[0]}/taking-back`),
    ]);
    expect(
      answers
        .slice(0, 2)
        .map(({ status }) => status)
        .sort(),
    ).toEqual([200, 412]);
    const states = (await checklist(id)).map(({ state }) => state);
    const { supplement } = (await detailsOf(id, 'request-supplement')) as { supplement: { items: string[] } };
    expect(states).toEqual([answers[2].status === 204 ? 'taken-back' : 'asked', 'asked']);
    expect(supplement.items).toEqual(answers[2].status === 204 ? ['B'] : ['A', 'B']);
  });

  it('is asked for a second time only with a reason, for the dossier then counts as late', async () => {
    const id = await at('appraisal');
    await ask(id, { items: ['A'] });
    const [need] = await checklist(id);
    await takeIn(id, { met: [need!['id']], components: [] });
    const second = await ask(id, { items: ['B'] });
    expect([second.status, second.body.code]).toEqual([409, 'dossier.supplement-asked-before']);
    expect(second.body.messages.vi).toContain('766');
    expect(await ask(id, { items: ['B'], second: 'Luật mới có hiệu lực' })).toMatchObject({ status: 200 });
    expect((await detailsOf(id, 'request-supplement'))['supplement']).toMatchObject({
      second: 'Luật mới có hiệu lực',
    });
  });

  it('says that nothing is taken in any more once the dossier has ended', async () => {
    const id = await at('done');
    const late = await takeIn(id, { met: [], components: [] });
    expect([late.status, late.body.code]).toEqual([409, 'dossier.supplement-over']);
    expect((await add(officers.desk, id, { name: 'A', fault: 'missing' })).body.code).toBe('dossier.closed');
  });

  it('refuses needs that were not asked for, and components nobody knows', async () => {
    const id = await at('appraisal');
    await ask(id, { items: ['A'] });
    expect((await takeIn(id, { met: [id], components: [] })).body.code).toBe('dossier.need-not-asked');
    const [need] = await checklist(id);
    const components = [{ code: 'X-1', originals: 1, certified: 0, copies: 0, electronic: 0 }];
    expect((await takeIn(id, { met: [need!['id']], components })).body.code).toBe(
      'dossier.need-component-unknown',
    );
  });
});
