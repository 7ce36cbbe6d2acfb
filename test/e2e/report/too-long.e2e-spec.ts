import { raw, sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

const PERIOD = 'from=2026-02-01&to=2026-02-28';

let api: TestApi;
let supervisor: Officer;

beforeAll(async () => {
  api = await createTestApi({ REPORT_STATEMENT_SECONDS: '1', DATABASE_POOL: '2' });
  api.clock.set('2026-03-04T08:00:00+07:00');
  supervisor = await api.signIn('giamsat.tinh');
});
afterAll(() => api.close());

/** Asks while another holds a table that is counted from, for as long as it takes to be answered. */
const askedWhileHeld = (table: string, path: string): Promise<Answer> =>
  api.database.transaction(async (tx) => {
    await tx.query(sql`lock table ${raw(table)} in access exclusive mode`);
    return supervisor.get(`/reports/${path}`);
  });

describe('a report that takes too long', () => {
  it.each([
    `processing?${PERIOD}`,
    `processing.pdf?${PERIOD}`,
    `processing.xlsx?${PERIOD}`,
    `national-index?${PERIOD}`,
    `national-index.pdf?${PERIOD}`,
    `national-index.xlsx?${PERIOD}`,
    `national-index/dossiers?${PERIOD}&indicator=on-time`,
  ])('is stopped and refused, and what may be done about it is said: %s', async (path) => {
    const { status, body } = await askedWhileHeld('dossier.history', path);
    expect([status, body.code]).toEqual([422, 'report.took-too-long']);
    expect(body.messages.vi).toContain('lâu quá 1 giây');
    expect(body.messages.en).toContain('more than 1 seconds');
  });

  it('is stopped as well where another module counts for it', async () => {
    const { status, body } = await askedWhileHeld('feedback.rating', `processing?${PERIOD}`);
    expect([status, body.code]).toEqual([422, 'report.took-too-long']);
  });

  it('leaves its place to those who come after it', async () => {
    for (let n = 0; n < 3; n += 1) {
      expect((await askedWhileHeld('dossier.history', `processing?${PERIOD}`)).status).toBe(422);
    }
    expect((await supervisor.get(`/reports/processing?${PERIOD}`)).status).toBe(200);
  });
});
