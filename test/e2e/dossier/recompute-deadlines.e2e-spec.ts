import fc from 'fast-check';
import { ApplyCalendarChanges } from '#calendar-change';
import { testSeed } from '#testing';
import type { StepTimer } from '#workflow';
import type { Answer, Officer } from '../../support/officer.ts';
import { birthRegistration, landTransfer } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker } from '../../support/test-worker.ts';
import { publishTimed } from '../../support/timed-workflow.ts';
import { misreckonedTimers } from '../../support/timer-times.ts';
import { handOver, hoaBan, receiveAs, receivedSupplement } from '../../support/walk.ts';

jest.setTimeout(120_000);

const DOSSIERS = 10;
const TURNS = 120;

/** What an officer may enter for the inputs a workflow asks for. */
const INPUTS: Record<string, object> = {
  supplement: { supplement: { items: ['Giấy chứng sinh'], reason: 'Thiếu', second: 'Thử' } },
  'received-supplement': { receivedSupplement },
  'hand-over': { handOver },
  'financial-obligation': {
    financialObligation: { notice: 'TB 1', amount: 1000, basis: 'Luật Đất đai 2024' },
  },
  payment: { payment: { receipt: 'BL 1', amount: 1000 } },
  result: {
    result: {
      number: '1',
      name: 'Kết quả',
      signer: 'Lãnh đạo',
      signerTitle: 'Chủ tịch',
      signedOn: '2026-03-02',
    },
  },
  comment: { comment: 'Theo quy định' },
};

const TIMERS: StepTimer[] = [
  { code: 'soon', does: 'warn', after: { amount: 3, unit: 'working-hour' } },
  { code: 'later', does: 'warn', after: { amount: 2, unit: 'working-day' } },
  { code: 'at-last', does: 'warn', after: { amount: 30, unit: 'calendar-day' } },
];

const turns = fc.array(
  fc.record({ dossier: fc.nat(DOSSIERS - 1), act: fc.nat(9), draw: fc.nat(1000), minutes: fc.nat(1500) }),
  { minLength: TURNS, maxLength: TURNS },
);

const seed = testSeed();

describe(`random acts of officers on the clocks of dossiers (TEST_SEED=${seed})`, () => {
  let api: TestApi;
  /** By agency and role. */
  let holders: Record<string, Officer>;
  let entering: Officer;
  const ids: string[] = [];

  beforeAll(async () => {
    api = await createTestApi();
    const ward = await hoaBan(api);
    holders = {
      'H99.41.01 reception-officer': ward.desk,
      'H99.41 unit-head': ward.unitHead,
      'H99.41 case-officer': ward.caseOfficer,
      'H99.41 agency-leader': ward.leader,
      'H99.41 clerk': ward.clerk,
      'H99.08.20.01 unit-head': await api.signIn('truongphong.dkdd1'),
      'H99.08.20.01 case-officer': await api.signIn('thuly.dkdd1'),
      'H99.08.20.01 agency-leader': await api.signIn('lanhdao.dkdd1'),
      'H99.08.20.01 clerk': await api.signIn('vanthu.dkdd1'),
    };
    entering = ward.desk;
    for (const code of ['1.001193', '1.013831']) await publishTimed(api, code, () => TIMERS);
    api.clock.set('2026-02-09T08:00:00+07:00');
    for (let ordinal = 0; ordinal < DOSSIERS; ordinal += 1) {
      const request = ordinal % 3 === 0 ? birthRegistration() : landTransfer();
      ids.push((await receiveAs(ward.desk, request)).id);
    }
  });
  afterAll(() => api.close());

  const look = async (id: string) => (await entering.get(`/dossiers/${id}`)).body;

  /** Has an offered action taken by who holds its step. */
  async function act(dossier: Answer['body'], draw: number): Promise<number> {
    const action = dossier.actions[draw % 4 === 0 ? draw % (dossier.actions.length || 1) : 0];
    if (!action) return 0;
    const input = Object.assign({}, ...action.requires.map((name: string) => INPUTS[name]));
    const task = dossier.tasks.find(({ step }: { step: string }) => step === action.step);
    const holder = holders[`${task.agency.code} ${task.role}`];
    if (!holder) throw new Error(`nobody here is ${task.role} of ${task.agency.code}`);
    const { status } = await holder.act(dossier.id, { step: action.step, action: action.action, ...input });
    return status;
  }

  async function enterLate(dossier: Answer['body'], leader: Officer, draw: number): Promise<number> {
    const now = api.clock.now().getTime();
    const received = new Date(dossier.receivedAt).getTime();
    const from = received + ((now - received) * (draw % 90)) / 100;
    const entry = {
      ...{ kind: 'suspension', reason: 'applicant-request', paper: 'Đơn' },
      ...{ from: new Date(from).toISOString(), to: new Date(from + (now - from) / 20).toISOString() },
    };
    const entered = await entering.post(`/dossiers/${dossier.id}/late-entries`, {
      entry,
      explanation: 'Sót',
    });
    if (entered.status !== 201) return entered.status;
    const path = `/dossiers/${dossier.id}/late-entries/${entered.body.id}/approval`;
    return (await leader.post(path, { decision: 'Đồng ý' }, versionOf(dossier))).status;
  }

  async function take({ dossier: which, act: kind, draw }: { dossier: number; act: number; draw: number }) {
    const dossier = await look(ids[which]!);
    const leader = holders[`${dossier.leadAgency.code} agency-leader`]!;
    const post = async (path: string, body: object) =>
      (await leader.post(`/dossiers/${dossier.id}/${path}`, body, versionOf(dossier))).status;
    if (kind === 6) return post('suspensions', { reason: 'force-majeure', paper: 'Công điện' });
    if (kind === 7 || dossier.suspended?.reason === 'force-majeure') return post('suspensions/end', {});
    if (kind === 8) {
      return post('extensions', {
        ...{ by: { amount: 1 + (draw % 8) / 4, unit: 'working-day' } },
        ...{ reason: 'Xác minh', ground: 'Điều 19' },
      });
    }
    return kind === 9 ? enterLate(dossier, leader, draw) : act(dossier, draw);
  }

  const versionOf = ({ version }: { version: number }) => ({ 'if-match': `"${version}"` });

  it('leave every stored due time equal to the one its records give, also after the calendar has changed', async () => {
    const answers: Record<number, number> = {};
    const [story] = fc.sample(turns, { numRuns: 1, seed });
    for (const { minutes, ...turn } of story!) {
      api.clock.advance({ minutes });
      const status = await take(turn);
      answers[status] = (answers[status] ?? 0) + 1;
    }
    expect(answers[200]).toBeGreaterThan(TURNS / 5);
    expect(Object.keys(answers).filter((status) => Number(status) >= 500)).toEqual([]);
    await expectAgreement();
    expect(await misreckonedTimers(api, { running: false })).toEqual({
      looked: expect.any(Number),
      wrong: [],
    });

    const administrator = await api.signIn('quantri.tinh');
    const today = api.clock.now().toISOString().slice(0, 10);
    const days = ['-04-06', '-04-07', '-06-15', '-09-14', '-12-07'].map((day) => `2026${day}`);
    const amendments = days.map((date) => ({ kind: 'day-off', date, name: `Nghỉ thêm ${today}` }));
    const change = { amendments, ground: 'Thông báo', promises: 're-issue' };
    expect((await administrator.post('/calendar-changes', change, { 'if-match': '"1"' })).status).toBe(201);
    const worker = await createTestWorker(api);
    await worker.get(ApplyCalendarChanges).execute();
    await worker.close();
    await expectAgreement();
    const { looked, wrong } = await misreckonedTimers(api, { running: true });
    expect([looked > 0, wrong]).toEqual([true, []]);
  });

  async function expectAgreement(): Promise<void> {
    for (const id of ids) {
      const { body } = await entering.get(`/dossiers/${id}/deadline`);
      expect([id, body.agrees]).toEqual([id, true]);
    }
  }
});
