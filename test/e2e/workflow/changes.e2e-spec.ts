import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import type { WorkflowDefinition } from '#workflow';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

let api: TestApi;
let administrator: Officer;

beforeAll(async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
  const text = readFileSync(projectPath('seed', 'workflows', '1.001193.json'), 'utf8');
  const workflow = JSON.parse(text) as WorkflowDefinition;
  Object.assign(workflow.steps[2]!, { limit: { amount: 1, unit: 'working-day' } });
  await administrator.post('/workflows', workflow);
});
afterAll(() => api.close());

const changes = (version: number, since: number) =>
  administrator.get(`/workflows/1.001193/versions/${version}/changes?since=${since}`);

describe('what changed between two versions', () => {
  it('is the one limit that changed, as it was and as it is', async () => {
    const { status, body } = await changes(2, 1);
    expect([status, body.items.length]).toEqual([200, 1]);
    expect(body.items[0]).toMatchObject({
      pointer: '/steps/2/limit',
      before: { amount: 4, unit: 'working-hour' },
      after: { amount: 1, unit: 'working-day' },
      vi: 'Bước › “Thẩm định hồ sơ, dự thảo kết quả” › thời hạn: 4 giờ làm việc → 1 ngày làm việc.',
    });
  });

  it('is nothing since the version itself, and the other way round the other way', async () => {
    expect((await changes(2, 2)).body.items).toEqual([]);
    expect((await changes(1, 2)).body.items).toMatchObject([{ after: { amount: 4 } }]);
  });

  it('is refused for a version nobody published', async () => {
    const answer = await changes(2, 7);
    expect([answer.status, answer.body.code]).toEqual([404, 'workflow.version-unknown']);
  });
});
