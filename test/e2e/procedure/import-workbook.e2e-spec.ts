import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

let api: TestApi;
let administrator: Officer;

beforeAll(async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
});
afterAll(() => api.close());

const propose = (file: string, content = readFileSync(projectPath('libs', 'procedure', 'spec', file))) =>
  administrator.post('/catalogue-imports', {
    ...{ source: 'xlsx', fileName: file },
    contentBase64: content.toString('base64'),
  });

describe('a workbook', () => {
  it('shows what it would change, is applied, and again changes nothing', async () => {
    const { status, body: dry } = await propose('catalogue.xlsx');
    expect(status).toBe(201);
    expect(dry).toMatchObject({ fileName: 'catalogue.xlsx', counts: { total: 2, new: 1, changed: 1 } });
    expect(dry.digest).toMatch(/^[0-9a-f]{64}$/);
    const applied = await administrator.post(`/catalogue-imports/${dry.id}/application`, undefined, {
      'if-match': `"${dry.basedOn}"`,
    });
    expect(applied.body).toMatchObject({ versions: 2 });
    const { body: death } = await api.anyone.get('/procedures/1.000656');
    expect(death.methods[1].fees).toMatchObject([{ amount: 0, setBy: 'provincial-council' }]);
    const { body: again } = await propose('catalogue.xlsx');
    expect([again.counts.unchanged, again.items]).toEqual([2, []]);
  });

  it('is refused whole with the sheet, row and column of each fault', async () => {
    const { status, body } = await propose('catalogue-with-faults.xlsx');
    expect([status, body.code]).toEqual([422, 'procedure.import-refused']);
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(
      expect.arrayContaining(['/Thủ tục/2/Hiệu lực từ', '/Thành phần hồ sơ/4/Mã thủ tục']),
    );
  });

  it('is refused when it is none', async () => {
    const { status, body } = await propose('x.xlsx', Buffer.from('<html>'));
    expect([status, body.errors]).toMatchObject([
      422,
      [{ pointer: '/contentBase64', code: 'not_a_workbook' }],
    ]);
  });
});
