import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { sql } from '#platform/database';
import type { AuthoredWorkflow } from '#workflow';
import type { Answer, Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import {
  BIRTH_ROAD,
  hoaBan,
  type HoaBan,
  type Leg,
  receive,
  result,
  walk,
  walkTo,
} from '../../support/walk.ts';

type Everyone = HoaBan & { police: Officer; policeChief: Officer };

const limit = { amount: 1, unit: 'working-hour' } as const;
const basis = { kind: 'template', source: 'Quy trình thử' } as const;
const caseOfficer = { agency: 'lead', role: 'case-officer' } as const;

/** What another agency goes through when it is asked to verify. */
const verification: AuthoredWorkflow = {
  ...{ code: '1.000656', version: 1, procedure: '1.000656', name: 'Xác minh', basis, initial: 'reception' },
  steps: [
    { code: 'reception', name: 'Tiếp nhận yêu cầu', status: 'received', actor: caseOfficer, limit },
    {
      ...{ code: 'study', name: 'Xác minh', status: 'processing', actor: caseOfficer, limit },
      awaits: 'other-agency',
    },
    {
      ...{ code: 'sign', name: 'Ký trả lời', status: 'completed', limit },
      actor: { agency: 'lead', role: 'agency-leader' },
    },
    { code: 'returned', name: 'Đã trả lời', status: 'returned', final: true },
    { code: 'stopped', name: 'Dừng', status: 'stopped', final: true },
  ],
  actions: [
    { code: 'begin', name: 'Bắt đầu', from: 'reception', to: ['study'] },
    { code: 'answer', name: 'Trả lời', from: 'study', to: ['sign'], requires: ['result', 'attachment'] },
    { code: 'stop', name: 'Không xác minh được', from: 'study', to: ['stopped'], requires: ['comment'] },
    { code: 'return', name: 'Gửi trả lời', from: 'sign', to: ['returned'] },
  ],
};

/** Birth registration in which the police verify what is said to have happened abroad. */
function registration(): AuthoredWorkflow {
  const seed = projectPath('seed', 'workflows', '1.001193.json');
  const workflow = JSON.parse(readFileSync(seed, 'utf8')) as AuthoredWorkflow;
  const submit = workflow.actions.find(({ from, code }) => `${from}/${code}` === 'appraisal/submit');
  Object.assign(submit!, {
    asks: ['abroad', 'children'],
    routes: [{ when: 'fact.abroad && fact.children > 0', to: ['verification'] }],
  });
  workflow.facts = [
    { code: 'abroad', name: 'Sinh ở nước ngoài', type: 'yes-no' },
    { code: 'children', name: 'Số trẻ', type: 'number', unit: 'trẻ' },
  ];
  workflow.steps.push({
    ...{ code: 'verification', name: 'Công an xác minh', status: 'processing' },
    ...{ calls: '1.000656', agency: 'police' },
  });
  workflow.actions.push(
    { code: 'verified', name: 'Đã xác minh', from: 'verification', to: ['review'], on: 'returned' },
    { code: 'unverified', name: 'Dừng', from: 'verification', to: ['stopped'], on: 'stopped' },
  );
  return workflow;
}

const establish = (facts: unknown) => ({ step: 'appraisal', action: 'submit', facts });
const abroad = { abroad: true, children: 1 };
const answer = {
  number: '7/XM',
  name: 'Công văn xác minh',
  signer: 'Trần Văn Thử',
  signerTitle: 'Chủ tịch',
  signedOn: '2026-03-02',
};
const attachments = [{ number: '7/XM', name: 'Công văn xác minh' }];
const FROM_REVIEW = BIRTH_ROAD.slice(BIRTH_ROAD.findIndex(([, step]) => step === 'review'));
const TO_STUDY: readonly Leg<keyof Everyone>[] = [
  ['caseOfficer', 'appraisal', 'submit', { facts: abroad }],
  ['police', 'verification.reception', 'begin'],
];

describe('a workflow whose way depends on facts, through another agency', () => {
  let api: TestApi;
  let officers: Everyone;
  let id: string;

  beforeAll(async () => {
    api = await createTestApi();
    const administrator = await api.signIn('quantri.tinh');
    for (const workflow of [verification, registration()]) {
      const { status, body } = await administrator.post('/workflows', workflow);
      expect([status, body.faults]).toEqual([201, undefined]);
    }
    officers = {
      ...(await hoaBan(api)),
      police: await api.signIn('cutru.hoaban'),
      policeChief: await api.signIn('truongca.hoaban'),
    };
  });
  beforeEach(async () => {
    ({ id } = await receive(officers.desk));
    await walkTo('appraisal', id, officers);
  });
  afterAll(() => api.close());

  const along = (road: readonly Leg<keyof Everyone>[]) => walk(road, 'done', id, officers);
  const dossier = async (): Promise<Answer['body']> => (await officers.desk.get(`/dossiers/${id}`)).body;
  const details = async (action: string) => {
    const [row] = await api.database.query<{ details: unknown }>(sql`
      select details from dossier.history where dossier_id = ${id} and action = ${action}
      order by sequence desc limit 1`);
    return row?.details;
  };

  it('tells what an action asks for, and shows what was established', async () => {
    const offered = (await officers.caseOfficer.get(`/dossiers/${id}`)).body;
    expect(offered.facts).toEqual([]);
    expect(offered.actions.find(({ action }: { action: string }) => action === 'submit')).toMatchObject({
      allowed: true,
      asks: [
        { code: 'abroad', name: 'Sinh ở nước ngoài', type: 'yes-no' },
        { code: 'children', name: 'Số trẻ', type: 'number', unit: 'trẻ' },
      ],
    });
    const { body } = await officers.caseOfficer.act(id, establish({ abroad: false, children: 2 }));
    expect(body).toMatchObject({ status: 'processing', toSteps: ['review'] });
    expect((await dossier()).facts).toMatchObject([
      { fact: { code: 'abroad' }, value: false },
      { fact: { code: 'children' }, value: 2 },
    ]);
    expect(await details('submit')).toEqual({ facts: { abroad: false, children: 2 } });
    await along(FROM_REVIEW);
    expect(await dossier()).toMatchObject({ status: 'returned', result });
  });

  it.each<[string, unknown, string, string[]]>([
    ['without a fact', { abroad: true }, 'dossier.input-missing', ['/facts/children']],
    ['without facts', undefined, 'dossier.input-missing', ['/facts/abroad', '/facts/children']],
    ['with a wrong value', { ...abroad, abroad: 'yes' }, 'dossier.fact-value-invalid', ['/facts/abroad']],
    ['with a fact too many', { ...abroad, age: 3 }, 'dossier.input-unexpected', ['/facts/age']],
    ['with what is no value', { ...abroad, children: [1] }, 'request.invalid', ['/facts/children']],
    ['with no facts at all', 'abroad', 'request.invalid', ['/facts']],
  ])('refuses the action %s, and nothing changes', async (_, facts, code, pointers) => {
    const before = await dossier();
    const { status, body } = await officers.caseOfficer.act(id, establish(facts));
    expect([status, body.code]).toEqual([400, code]);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
    expect(await dossier()).toEqual(before);
  });

  it('goes through the workflow of the agency called, which issues a result of its own', async () => {
    await along(TO_STUDY.slice(0, 1));
    expect(await dossier()).toMatchObject({
      status: 'processing',
      tasks: [{ step: 'verification.reception', within: 'verification', awaits: null, role: 'case-officer' }],
    });
    await along(TO_STUDY.slice(1));
    expect((await dossier()).tasks).toMatchObject([
      { step: 'verification.study', within: 'verification', awaits: 'other-agency' },
    ]);
    const [task] = (await officers.police.get('/tasks')).body.items;
    expect(task).toMatchObject({ step: 'verification.study', awaits: 'other-agency' });
    const send = { step: 'verification.study', action: 'answer', result: answer };
    expect((await officers.caseOfficer.act(id, { ...send, attachments })).body.code).toBe(
      'dossier.not-your-task',
    );
    const refused = await officers.police.act(id, send);
    expect(refused.body).toMatchObject({
      code: 'dossier.input-missing',
      errors: [{ pointer: '/attachments' }],
    });
    await along([['police', 'verification.study', 'answer', { result: answer, attachments }]]);
    expect(await dossier()).toMatchObject({ status: 'processing', completedAt: null, result: null });
    expect(await details('answer')).toEqual({ result: answer, attachments });
    await along([['policeChief', 'verification.sign', 'return']]);
    expect((await dossier()).tasks).toMatchObject([{ step: 'review', within: null }]);
    await along(FROM_REVIEW);
    expect(await dossier()).toMatchObject({ status: 'returned', result });
  });

  it('ends by the way in which the called workflow ended', async () => {
    await along([...TO_STUDY, ['police', 'verification.study', 'stop', { comment: 'Không có thông tin' }]]);
    expect(await dossier()).toMatchObject({ status: 'stopped', tasks: [], result: null });
  });

  it('is drawn at the step that calls while it stands within the call', async () => {
    await along(TO_STUDY);
    const { status, body } = await officers.desk.get(`/dossiers/${id}/diagram`);
    expect(status).toBe(200);
    const standing = (body as string).split('<g>').filter((shape) => shape.includes('fill="#fff3cd"'));
    expect(standing[0]).toContain('<title>Công an xác minh\nLiên thông, quy trình ');
  });
});
