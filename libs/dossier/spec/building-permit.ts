import { type AuthoredWorkflow, putInCalls, type WorkflowDefinition, workflowSchema } from '#workflow';

const limit = { amount: 1, unit: 'working-day' } as const;
const officer = (agency: string, role = 'case-officer') => ({ agency, role });
const work = (code: string, actor: object, more: object = {}) => ({
  ...{ code, name: `Bước ${code}`, status: 'processing', actor, limit },
  ...more,
});

/** An opinion of another agency, with a result of its own. */
export const OPINION: AuthoredWorkflow = workflowSchema.parse({
  ...{ code: '1.000002', version: 1, procedure: '1.000002', name: 'Cho ý kiến', initial: 'reception' },
  basis: { kind: 'template', source: 'Quy trình thử' },
  steps: [
    work('reception', officer('desk', 'reception-officer'), { status: 'received' }),
    work('study', officer('lead'), { awaits: 'other-agency' }),
    work('hand-over', officer('desk', 'reception-officer'), { status: 'completed' }),
    { code: 'returned', name: 'Đã trả', status: 'returned', final: true },
    { code: 'stopped', name: 'Dừng', status: 'stopped', final: true },
  ],
  actions: [
    { code: 'begin', name: 'Chuyển xử lý', from: 'reception', to: ['study'] },
    { code: 'issue', name: 'Ban hành', from: 'study', to: ['hand-over'], requires: ['result'] },
    { code: 'stop', name: 'Dừng', from: 'study', to: ['stopped'] },
    { code: 'return', name: 'Trả', from: 'hand-over', to: ['returned'] },
  ],
});

/** A permit whose way depends on what the appraisal establishes, with an opinion of another agency for large sites. */
export const PERMIT: AuthoredWorkflow = workflowSchema.parse({
  ...{ code: '1.000001', version: 1, procedure: '1.000001', name: 'Cấp phép', initial: 'reception' },
  basis: { kind: 'template', source: 'Quy trình thử' },
  facts: [
    { code: 'area', name: 'Diện tích', type: 'number', unit: 'm²' },
    { code: 'onSite', name: 'Phải kiểm tra thực địa', type: 'yes-no' },
    {
      ...{ code: 'zone', name: 'Khu vực', type: 'choice' },
      choices: [
        { code: 'urban', name: 'Đô thị' },
        { code: 'rural', name: 'Nông thôn' },
      ],
    },
  ],
  steps: [
    work('reception', officer('desk', 'reception-officer'), { status: 'received' }),
    work('appraisal', officer('lead')),
    work('inspection', officer('lead'), { awaits: 'applicant' }),
    work('supplement', officer('desk', 'reception-officer'), { status: 'awaiting-supplement' }),
    {
      ...{ code: 'opinion', name: 'Ý kiến', status: 'processing', calls: '1.000002' },
      agency: 'fire-police',
    },
    work('issuance', officer('lead', 'clerk')),
    work('hand-over', officer('desk', 'reception-officer'), { status: 'completed' }),
    { code: 'returned', name: 'Đã trả', status: 'returned', final: true },
    { code: 'stopped', name: 'Dừng', status: 'stopped', final: true },
  ],
  actions: [
    { code: 'hand-over', name: 'Chuyển hồ sơ', from: 'reception', to: ['appraisal'] },
    {
      ...{ code: 'establish', name: 'Xác định', from: 'appraisal', to: ['issuance'] },
      asks: ['area', 'onSite', 'zone'],
      routes: [
        { when: 'dossier.supplementRounds > 1', to: ['stopped'] },
        { when: 'fact.area > 500 && fact.zone == "urban"', to: ['opinion'] },
        { when: 'fact.onSite', to: ['inspection'] },
      ],
    },
    {
      ...{ code: 'ask', name: 'Yêu cầu bổ sung', from: 'appraisal', to: ['supplement'] },
      requires: ['supplement'],
    },
    {
      ...{ code: 'bring', name: 'Đã bổ sung', from: 'supplement', to: ['appraisal'] },
      requires: ['attachment'],
    },
    {
      ...{ code: 'report', name: 'Lập biên bản', from: 'inspection', to: ['issuance'] },
      routes: [{ when: 'fact.zone == "rural" && dossier.channel == "online"', to: ['appraisal'] }],
    },
    { code: 'go-on', name: 'Tiếp tục', from: 'opinion', to: ['issuance'], on: 'returned' },
    { code: 'give-up', name: 'Dừng', from: 'opinion', to: ['stopped'], on: 'stopped' },
    { code: 'issue', name: 'Ban hành', from: 'issuance', to: ['hand-over'], requires: ['result'] },
    { code: 'return', name: 'Trả', from: 'hand-over', to: ['returned'] },
  ],
});

/** The permit as dossiers run it. */
export const runnablePermit: WorkflowDefinition = putInCalls(PERMIT, () =>
  putInCalls(OPINION, () => undefined),
);
