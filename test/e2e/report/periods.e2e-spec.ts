import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

let api: TestApi;
let supervisor: Officer;

beforeAll(async () => {
  api = await createTestApi();
  supervisor = await api.signIn('giamsat.tinh');
});
afterAll(() => api.close());

const EVERY_FORM = [
  ...['processing', 'processing.pdf', 'processing.xlsx'],
  ...['national-index', 'national-index.pdf', 'national-index.xlsx', 'national-index/dossiers'],
];
const indicatorOf = (form: string): string => (form.endsWith('/dossiers') ? '&indicator=on-time' : '');

describe('the first day of a period', () => {
  it.each(EVERY_FORM)('lies in the year 2000 at the earliest: %s', async (form) => {
    for (const from of ['0001-01-01', '1999-12-31']) {
      const { status, body } = await supervisor.get(
        `/reports/${form}?from=${from}&to=${from}${indicatorOf(form)}`,
      );
      expect([status, body.code]).toEqual([400, 'request.invalid']);
      expect(body.errors).toMatchObject([{ pointer: '/from', code: 'out_of_reach' }]);
    }
    const first = await supervisor.get(`/reports/${form}?from=2000-01-01&to=2000-12-31${indicatorOf(form)}`);
    expect(first.status).toBe(200);
  });

  it('may have periods before it that begin earlier', async () => {
    const { status, body } = await supervisor.get(
      '/reports/national-index?from=2000-01-01&to=2000-12-31&trend=6',
    );
    expect(status).toBe(200);
    expect(body.totalsBefore.at(-1).from).toBe('1994-01-01');
  });
});
