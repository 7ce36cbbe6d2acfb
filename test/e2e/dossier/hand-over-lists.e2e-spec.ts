import { closeRendering, rendered } from '#testing';
import type { Answer, Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
beforeEach(() => api.clock.set('2026-03-04T08:00:00+07:00'));
afterAll(async () => {
  await closeRendering();
  await api.close();
});

/** A dossier the desk has handed over. */
async function handedOver(): Promise<string> {
  const { id } = await receive(officers.desk);
  await walkTo('assignment', id, officers);
  return id;
}

const make = (body: object = {}, who: Officer = officers.desk) => who.post('/hand-over-lists', body);
const receipt = (id: string, body: object = {}, who: Officer = officers.unitHead) =>
  who.post(`/hand-over-lists/${id}/receipt`, body);
const refusal = ({ status, body }: Answer) => [status, body.code];
const dossiersOf = (lines: Answer['body'][]) => lines.map(({ dossier }) => dossier);

/** A list of dossiers handed over just now. */
async function madeOf(...dossiers: string[]): Promise<Answer['body']> {
  const { body } = await make({ dossiers });
  return body.lists[0];
}

describe('a hand-over list', () => {
  it('names what an officer handed to another agency on a day, each once, under a number of the day', async () => {
    const [first, second] = [await handedOver(), await handedOver()];
    const candidates = (await officers.desk.get('/hand-over-lists/candidates')).body.items;
    expect(dossiersOf(candidates)).toEqual([first, second]);
    expect(candidates[0]).toMatchObject({ originals: 2, copies: 0, to: { code: 'H99.41' } });
    const { status, body } = await make();
    expect([status, body.lists]).toMatchObject([
      201,
      [{ number: 1, day: '2026-03-04', dossiers: 2, to: { code: 'H99.41' } }],
    ]);
    const third = await handedOver();
    const next = await madeOf(third);
    expect([next.number, next.dossiers]).toEqual([2, 1]);
    const { body: list } = await officers.unitHead.get(`/hand-over-lists/${body.lists[0].id}`);
    expect([list.number, dossiersOf(list.lines)]).toEqual([1, [first, second]]);
    expect((await officers.desk.get('/hand-over-lists/candidates')).body.items).toEqual([]);
    expect(
      (await officers.unitHead.get('/hand-over-lists')).body.items.map(
        ({ number }: Answer['body']) => number,
      ),
    ).toEqual([2, 1]);
    const made = await officers.desk.get('/hand-over-lists?side=made&limit=1');
    expect(made.body.items).toMatchObject([{ number: 2, receivedAt: null }]);
    expect(
      (await officers.desk.get(`/hand-over-lists?side=made&cursor=${made.body.next}`)).body.items,
    ).toHaveLength(1);
  });

  it('is refused of nothing, of what another handed over, and twice of the same', async () => {
    const id = await handedOver();
    expect(refusal(await make({}, officers.unitHead))).toEqual([409, 'dossier.nothing-handed-over']);
    const unknown = '0199a000-0000-7000-8000-00000000dead';
    const refused = await make({ dossiers: [id, unknown] });
    expect([...refusal(refused), refused.body.dossiers]).toEqual([
      ...[409, 'dossier.nothing-handed-over', [unknown]],
    ]);
    const answers = await Promise.all([make({ dossiers: [id] }), make({ dossiers: [id] })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await make({ day: '2026-13-01' })).status).toBe(400);
  });

  it('is received once by the agency it went to: everything, or everything but', async () => {
    const [came, lost] = [await handedOver(), await handedOver()];
    const { id } = await madeOf(came, lost);
    expect(refusal(await receipt(id, {}, officers.desk))).toEqual([403, 'dossier.not-handed-to-you']);
    const foreign = await api.signIn('thuly.tuphap');
    expect(refusal(await receipt(id, {}, foreign))).toEqual([404, 'dossier.hand-over-list-unknown']);
    const elsewhere = { except: [{ dossier: '0199a000-0000-7000-8000-00000000dead', reason: 'x' }] };
    expect(refusal(await receipt(id, elsewhere))).toEqual([422, 'dossier.not-on-the-list']);
    const missing = { except: [{ dossier: lost, reason: 'Thiếu bản chính' }] };
    const answers = await Promise.all([receipt(id, missing), receipt(id, missing, officers.leader)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const { body } = await officers.desk.get(`/hand-over-lists/${id}`);
    expect(body).toMatchObject({ dossiers: 2, missing: 1, receivedBy: { name: expect.any(String) } });
    expect(body.lines.map((line: Answer['body']) => line.missing)).toEqual([null, 'Thiếu bản chính']);
  });

  it('prints the same for ever, on paper and as a workbook', async () => {
    const dossier = await handedOver();
    const { id } = await madeOf(dossier);
    const pdf = await officers.desk.download(`/hand-over-lists/${id}.pdf`);
    const { body } = await officers.desk.get(`/dossiers/${dossier}`);
    const { text } = await rendered(pdf, 0.1);
    for (const part of ['DANH SÁCH BÀN GIAO HỒ SƠ', body.code, 'BÊN GIAO', 'BÊN NHẬN', 'Hồ Văn Thử Minh']) {
      expect(text).toContain(part);
    }
    await officers.unitHead.act(dossier, { step: 'assignment', action: 'assign' });
    api.clock.set('2026-04-01T08:00:00+07:00');
    expect((await officers.desk.download(`/hand-over-lists/${id}.pdf`)).equals(pdf)).toBe(true);
    expect((await officers.desk.download(`/hand-over-lists/${id}.xlsx`)).subarray(0, 2).toString()).toBe(
      'PK',
    );
  });

  it('is made anew of what was taken back and handed over again', async () => {
    const dossier = await handedOver();
    await madeOf(dossier);
    const taken = await officers.desk.post(
      `/dossiers/${dossier}/taking-back`,
      { reason: 'Thiếu giấy tờ' },
      { 'if-match': '"2"' },
    );
    expect(taken.status).toBe(200);
    api.clock.advance({ minutes: 10 });
    await officers.desk.act(dossier, { step: 'reception', action: 'hand-over' });
    expect((await madeOf(dossier)).dossiers).toBe(1);
  });
});
