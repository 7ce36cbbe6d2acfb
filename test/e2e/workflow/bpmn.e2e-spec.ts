import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { sql } from '#platform/database';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

let api: TestApi;
let administrator: Officer;

beforeAll(async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
});
afterAll(() => api.close());

const published = () => api.database.query(sql`select code, version from workflow.definition order by 1, 2`);

describe('a workflow as BPMN', () => {
  it('is handed out and, sent back, read as the same workflow', async () => {
    const file = await administrator.get('/workflows/1.013831/bpmn');
    expect([file.status, file.headers['content-type']]).toEqual([200, 'application/xml; charset=utf-8']);
    const seed = readFileSync(projectPath('seed', 'workflows', '1.013831.json'), 'utf8');
    const { status, body } = await administrator.post('/workflows/bpmn-imports', { xml: file.body });
    expect(status).toBe(200);
    expect(body).toEqual({ definition: JSON.parse(seed), notes: [], faults: [] });
  });

  it('of another editor is read with notes, and changes nothing', async () => {
    const before = await published();
    const xml = readFileSync(projectPath('libs', 'workflow', 'spec', 'bpmn', 'camunda-7.bpmn'), 'utf8');
    const { status, body } = await administrator.post('/workflows/bpmn-imports', { xml });
    expect(status).toBe(200);
    expect(body).toMatchObject({ definition: { procedure: '1.001612' }, faults: [] });
    expect(body.notes.length).toBeGreaterThan(5);
    expect(await published()).toEqual(before);
  });

  it('that cannot be taken is answered with its faults in both languages', async () => {
    const { status, body } = await administrator.post('/workflows/bpmn-imports', { xml: '<html/>' });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ definition: null, notes: [] },
      faults: [
        {
          ...{ code: 'not-bpmn', element: null, line: null },
          vi: expect.stringContaining('không phải là tài liệu BPMN'),
          en: expect.stringContaining('no BPMN 2.0 document'),
        },
      ],
    });
  });

  it('is not handed out where there is none', async () => {
    const { status, body } = await administrator.get('/workflows/9.999999/bpmn');
    expect([status, body.code]).toEqual([409, 'workflow.none-published']);
  });
});
