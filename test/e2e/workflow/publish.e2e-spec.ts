import { readFileSync } from 'node:fs';
import { v7 as uuid } from 'uuid';
import { projectPath } from '#platform/config';
import { sql } from '#platform/database';
import type { WorkflowDefinition } from '#workflow';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, receive } from '../../support/walk.ts';

let api: TestApi;
let administrator: Officer;

const begin = async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
};
const end = () => api.close();

const seeded = (code: string): WorkflowDefinition =>
  JSON.parse(readFileSync(projectPath('seed', 'workflows', `${code}.json`), 'utf8')) as WorkflowDefinition;

function changed(code: string, change: (workflow: WorkflowDefinition) => unknown): WorkflowDefinition {
  const workflow = seeded(code);
  change(workflow);
  return workflow;
}

const renamed = (name = 'Quy trình mới'): WorkflowDefinition =>
  changed('1.001193', (workflow) => (workflow.name = name));
const versions = async (code: string) => (await administrator.get(`/workflows/${code}`)).body.items;
const audited = () =>
  api.database.query(sql`
    select actor, action, subject_id as subject, details from audit.entry
    where action = 'workflow.publish' and actor <> 'system'`);

describe('a workflow that is tried', () => {
  // None of these changes anything.
  beforeAll(begin);
  afterAll(end);

  it('is told sound, with what its limits do not fit, and nothing changes', async () => {
    const { status, body } = await administrator.post('/workflows/proofs', seeded('1.012783'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ sound: true, faults: [] });
    expect(body.warnings.map(({ vi }: { vi: string }) => vi)).toContainEqual(
      expect.stringMatching(/8 ngày làm việc.*5 ngày làm việc/),
    );
    expect((await versions('1.012783')).length).toBe(1);
  });

  it('is refused for a day of year 0, which no calendar has', async () => {
    const yearless = changed('1.012783', ({ basis }) => (basis.effectiveFrom = '0000-01-01'));
    for (const path of ['/workflows/proofs', '/workflows']) {
      const { status, body } = await administrator.post(path, yearless);
      expect([status, body.errors]).toMatchObject([
        ...[400, [{ pointer: '/basis/effectiveFrom', code: 'invalid_date' }]],
      ]);
    }
  });

  it('is told each fault in a sentence, with the way to it in words', async () => {
    const stopping = changed('1.013225', ({ actions }) =>
      actions.push({
        ...{ code: 'return', name: 'Trả lại', from: 'environment-opinion', to: ['stopped'] },
      }),
    );
    const { body } = await administrator.post('/workflows/proofs', stopping);
    expect(body.sound).toBe(false);
    expect(body.faults).toContainEqual({
      code: 'token-left-behind',
      at: 'stopped',
      path: [
        ...['reception/hand-over', 'assignment/assign', 'appraisal/request-opinions'],
        'environment-opinion/return',
      ],
      way: expect.arrayContaining([
        expect.objectContaining({ vi: '*Tiếp nhận, kiểm tra, số hóa hồ sơ* chọn *Chuyển hồ sơ xử lý*' }),
      ]),
      vi: 'Sau khi *Cho ý kiến về đất đai và môi trường* chọn *Trả lại*, quy trình kết thúc ở *Dừng giải quyết* trong khi *Cho ý kiến về quy hoạch, kiến trúc và thiết kế xây dựng* của Sở Xây dựng vẫn còn mở và không gì đóng được.',
      en: expect.stringContaining('is still open and nothing can close it'),
    });
  });

  it('is refused with place and reason when its form is wrong', async () => {
    const workflow = changed('1.001193', ({ steps, actions }) => {
      Object.assign(steps[0]!, { actor: { agency: 'desk', role: 'mayor' } });
      actions[0]!.to = ['archive'];
    });
    const { status, body } = await administrator.post('/workflows/proofs', workflow);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/steps/0/actor/role']);
    const unknown = changed('1.001193', ({ actions }) => (actions[0]!.to = ['archive']));
    expect((await administrator.post('/workflows/proofs', unknown)).body.errors).toEqual([
      {
        ...{ pointer: '/actions/0/to/0', code: 'unknown_step' },
        ...{ vi: 'Quy trình không có bước archive', en: 'The workflow has no step archive' },
      },
    ]);
  });

  it.each(['{', '[]', 'null', '{"steps": 1}', '"quy trình"'])('is refused as %s', async (payload) => {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${administrator.session}`,
    };
    const answer = await api.app.inject({
      ...{ method: 'POST', url: '/api/v1/workflows/proofs', headers, payload },
    });
    expect(answer.statusCode).toBe(400);
  });

  it('is refused for a procedure nobody knows', async () => {
    const stray = changed('1.001193', (workflow) => (workflow.procedure = '9.999999'));
    expect((await administrator.post('/workflows/proofs', stray)).body.code).toBe('procedure.unknown');
  });
});

describe('publishing a workflow', () => {
  beforeEach(begin);
  afterEach(end);

  it('is refused while one of its statuses stands for none of the national portal', async () => {
    await api.database.query(sql`delete from workflow.national_status where status = 'stopped'`);
    const { status, body } = await administrator.post('/workflows', renamed());
    expect([status, body.code]).toEqual([422, 'workflow.unsound']);
    expect(body.faults).toContainEqual({
      ...{ code: 'status-unmapped', at: 'stopped', path: [], way: [] },
      vi: '*Dừng giải quyết* có trạng thái “stopped” chưa ứng với mã trạng thái hồ sơ nào của Cổng Dịch vụ công quốc gia, nên không đồng bộ được.',
      en: expect.stringContaining('could not be told there'),
    });
    expect((await versions('1.001193')).length).toBe(1);
  });

  it('makes a new version for dossiers to come, audited, and keeps its warnings', async () => {
    const land = changed('1.012783', (workflow) => (workflow.name = 'Quy trình mới'));
    const { status, body } = await administrator.post('/workflows', land);
    expect([status, body.version, body.changed]).toEqual([201, 2, true]);
    const [newest, first] = await versions('1.012783');
    expect(newest).toMatchObject({ version: 2, name: 'Quy trình mới', warnings: body.warnings });
    expect(first).toMatchObject({ version: 1, warnings: body.warnings });
    expect(await audited()).toEqual([
      {
        ...{ actor: 'quantri.tinh', action: 'workflow.publish', subject: '1.012783' },
        details: {
          version: 2,
          procedure: '1.012783',
          warnings: ['step-exceeds-limit', 'steps-exceed-limit'],
        },
      },
    ]);
  });

  it('happens once for a repeated request, and not at all for what is published already', async () => {
    const key = { 'idempotency-key': uuid() };
    const first = await administrator.post('/workflows', renamed(), key);
    expect((await administrator.post('/workflows', renamed(), key)).body).toEqual(first.body);
    const again = await administrator.post('/workflows', renamed());
    expect(again.body).toMatchObject({ version: 2, changed: false });
    expect(await versions('1.001193')).toHaveLength(2);
    expect(await audited()).toHaveLength(1);
  });

  it('by two at once gives each a version of its own', async () => {
    const answers = await Promise.all(
      ['Một', 'Hai', 'Ba'].map((name) => administrator.post('/workflows', renamed(name))),
    );
    expect(answers.map(({ body }) => body.version).sort()).toEqual([2, 3, 4]);
  });

  it('is refused with every fault, and leaves the version before in force', async () => {
    const { status, body } = await administrator.post(
      '/workflows',
      changed('1.001193', (workflow) => (workflow.actions = workflow.actions.slice(0, -1))),
    );
    expect([status, body.code]).toEqual([422, 'workflow.unsound']);
    expect(body.faults.length).toBeGreaterThan(0);
    for (const fault of body.faults) expect(fault.vi).toMatch(/^[*\p{Lu}].*\.$/u);
    expect(await versions('1.001193')).toHaveLength(1);
  });

  it('is refused when nobody in the province could take a step', async () => {
    await api.database.query(sql`
      delete from organization.position p using organization.agency a
      where a.id = p.agency_id and a.code = 'H99.41' and p.role = 'case-officer'`);
    const { body } = await administrator.post('/workflows', renamed());
    expect(body.faults.map(({ code }: { code: string }) => code)).toContain('role-vacant');
    expect(body.faults[0].vi).toContain('chuyên viên thụ lý');
  });

  it('leaves receptions with the version before until it takes effect', async () => {
    const later = renamed();
    later.basis.effectiveFrom = '2026-04-01';
    later.basis.decision = '12/QĐ-UBND';
    await administrator.post('/workflows', later);
    const { desk } = await hoaBan(api);
    const versionOf = async ({ id }: { id: string }) => {
      const [row] = await api.database.query<{ version: number }>(sql`
        select w.version from dossier.dossier d join workflow.definition w on w.id = d.workflow_id
        where d.id = ${id}`);
      return row?.version;
    };
    api.clock.set('2026-03-31T16:00:00+07:00');
    expect(await versionOf(await receive(desk))).toBe(1);
    api.clock.set('2026-04-01T08:00:00+07:00');
    expect(await versionOf(await receive((await hoaBan(api)).desk))).toBe(2);
  });
});
