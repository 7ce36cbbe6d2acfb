import { sql } from '#platform/database';
import { PullQuestions, SendLetters } from '#portal-sync';
import { refusal, tracesOf } from '../../support/delegations.ts';
import type { Officer } from '../../support/officer.ts';
import { type LetterWorld, openLetterWorld } from '../../support/portal-letters.ts';

const ANSWERS = 'DongBoKetQuaHoiDapGuiTuDVCQG';
const RETRIES = '/operations/national-portal/letters';
const SAID = 'Trong một ngày làm việc';
const UNFIT = 'Có từ không phù hợp';
const NOT_REFUSED = [409, 'portal-sync.answer-not-refused'];

let simulators: LetterWorld['simulators'];
let api: LetterWorld['api'];
let worker: LetterWorld['worker'];
let close: LetterWorld['close'];
let desk: Officer;
let leader: Officer;
let elsewhere: Officer;
let administrator: Officer;

beforeAll(async () => {
  ({ simulators, api, worker, close } = await openLetterWorld());
  desk = await api.signIn('tiepnhan.hoaban');
  leader = await api.signIn('lanhdao.hoaban');
  elsewhere = await api.signIn('tiepnhan.saokhue');
  administrator = await api.signIn('quantri.tinh');
});
beforeEach(() => api.database.query(sql`delete from portal_sync.letter`));
afterAll(() => close());

const send = () => worker.get(SendLetters).execute();
const correct = (id: string, answer: string, officer = desk) =>
  officer.post(`/portal-questions/${id}/correction`, { answer });
const shown = async (id: string) => {
  const { items } = (await desk.get('/portal-questions?state=answered&limit=100')).body;
  return items.find((one: { id: string }) => one.id === id);
};
const refuseOnce = (message: string) =>
  simulators.faults.set({ target: 'portal', kind: 'reject', service: ANSWERS, message, times: 1 });

/** Asked at the portal, and fetched. */
async function fetched() {
  const content = 'Bao giờ có kết quả?';
  const asked = simulators.portal.questions.ask({ content, asker: 'Nguyễn Văn Hỏi', agency: 'H99.41' });
  await worker.get(PullQuestions).execute();
  const { items } = (await desk.get('/portal-questions')).body;
  return { asked, id: items[0].id as string };
}

/** Answered by the desk, in words the portal does not take. */
async function refused() {
  const question = await fetched();
  await desk.post(`/portal-questions/${question.id}/answer`, { answer: SAID });
  refuseOnce(UNFIT);
  await send();
  return question;
}

describe('an answer the portal refused for its words', () => {
  it('is given in others by who answers for it, and those reach who asked, once', async () => {
    const { asked, id } = await refused();
    const before = await shown(id);
    expect(before).toMatchObject({ answer: SAID, told: 'set-aside', refusal: UNFIT, corrected: [] });
    expect(refusal(await correct(id, 'Khác', elsewhere))).toEqual([404, 'portal-sync.question-unknown']);
    api.clock.advance({ minutes: 10 });
    expect((await correct(id, 'Trong một ngày', leader)).status).toBe(204);
    await send();
    await send();
    expect(asked.answers).toEqual(['Trong một ngày']);
    const after = await shown(id);
    expect(after).toMatchObject({ answer: 'Trong một ngày', told: 'sent', refusal: null });
    expect(after.answeredAt).not.toBe(before.answeredAt);
    const kept = { answer: SAID, answeredAt: before.answeredAt, refusal: UNFIT };
    expect(after.corrected).toEqual([{ ...kept, answeredBy: expect.stringMatching(/./) }]);
    const traces = await tracesOf(api.database, 'portal-question.correct-answer');
    expect(traces).toMatchObject([{ actor: 'lanhdao.hoaban', outcome: 'done', subject: id }]);
    const left = await api.database.query(sql`
      select state, body_sealed is not null as kept, last_error from portal_sync.letter order by ordinal`);
    expect(left).toEqual([
      { state: 'overtaken', kept: false, last_error: null },
      { state: 'sent', kept: false, last_error: null },
    ]);
  });

  it('may be corrected again where its new words are refused too, and all of them are kept', async () => {
    const { asked, id } = await refused();
    await correct(id, 'Lời thứ hai');
    refuseOnce('Vẫn không phù hợp');
    await send();
    expect((await correct(id, 'Lời thứ ba')).status).toBe(204);
    await send();
    expect(asked.answers).toEqual(['Lời thứ ba']);
    expect((await shown(id)).corrected).toMatchObject([
      { answer: SAID, refusal: UNFIT },
      { answer: 'Lời thứ hai', refusal: 'Vẫn không phù hợp' },
    ]);
  });

  it('is corrected by one of two at a time', async () => {
    const { asked, id } = await refused();
    const both = await Promise.all([correct(id, 'Lời này'), correct(id, 'Lời kia')]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    await send();
    const { answer, corrected } = await shown(id);
    expect(asked.answers).toEqual([answer]);
    expect(corrected).toMatchObject([{ answer: SAID }]);
  });
});

describe('an answer the portal has not refused', () => {
  it('is corrected by nobody: none yet, on its way, taken, or on its way again', async () => {
    const open = await fetched();
    expect(refusal(await correct(open.id, 'Chưa trả lời'))).toEqual(NOT_REFUSED);
    await desk.post(`/portal-questions/${open.id}/answer`, { answer: SAID });
    expect(refusal(await correct(open.id, 'Đang chờ gửi'))).toEqual(NOT_REFUSED);
    await send();
    expect(refusal(await correct(open.id, 'Đã gửi'))).toEqual(NOT_REFUSED);
    const { asked, id } = await refused();
    const { items } = (await administrator.get(RETRIES)).body;
    await administrator.post(`${RETRIES}/retries`, { letterIds: [items[0].id] });
    expect(refusal(await correct(id, 'Đang gửi lại'))).toEqual(NOT_REFUSED);
    await send();
    expect(asked.answers).toEqual([SAID]);
    expect(await shown(id)).toMatchObject({ answer: SAID, told: 'sent', corrected: [] });
  });
});
