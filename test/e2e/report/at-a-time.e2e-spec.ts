import { sql } from '#platform/database';
import { untilBlocked } from '../../support/locks.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

let api: TestApi;
let supervisor: Officer;

const PERIOD = 'from=2026-02-01&to=2026-02-28';

beforeAll(async () => {
  api = await createTestApi();
  api.clock.set('2026-03-04T08:00:00+07:00');
  supervisor = await api.signIn('giamsat.tinh');
});
afterAll(() => api.close());

/** Does something while two reports take long. @returns what the two were answered */
async function whileTwoAreCounted(meanwhile: () => Promise<void>): Promise<Answer[]> {
  let running: Promise<Answer>[] = [];
  await api.database.transaction(async (tx) => {
    await tx.query(sql`lock table dossier.history in access exclusive mode`);
    running = [
      supervisor.get(`/reports/processing?${PERIOD}`),
      supervisor.get(`/reports/national-index?${PERIOD}`),
    ];
    await untilBlocked(api.database, 2);
    await meanwhile();
  });
  return Promise.all(running);
}

describe('reports that take long', () => {
  it.each([
    `processing?${PERIOD}`,
    `processing.pdf?${PERIOD}`,
    `processing.xlsx?${PERIOD}`,
    `national-index?${PERIOD}`,
    `national-index.pdf?${PERIOD}`,
    `national-index.xlsx?${PERIOD}`,
    `national-index/dossiers?${PERIOD}&indicator=on-time`,
  ])('send a third one away: %s, and say when to come again', async (third) => {
    const answers = await whileTwoAreCounted(async () => {
      const { status, headers, body } = await supervisor.get(`/reports/${third}`);
      expect([status, body.code, headers['retry-after']]).toEqual([429, 'report.busy', '10']);
      expect(body.messages.vi).toContain('10 giây');
    });
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('leave the others their connections, and their turns to whoever comes after them', async () => {
    await whileTwoAreCounted(async () => {
      const { status } = await supervisor.get('/sessions/current');
      expect(status).toBe(200);
    });
    const refused = await supervisor.get('/reports/processing?from=2026-03-02&to=2026-02-02');
    expect(refused.status).toBe(400);
    for (let n = 0; n < 3; n += 1) {
      expect((await supervisor.get(`/reports/processing?${PERIOD}`)).status).toBe(200);
    }
  });
});

describe('the periods before one', () => {
  it('are shown where they are asked for alone', async () => {
    const { body } = await supervisor.get(`/reports/national-index?${PERIOD}`);
    expect(body.totalsBefore).toEqual([]);
    const asked = await supervisor.get(`/reports/national-index?${PERIOD}&trend=2`);
    expect(asked.body.totalsBefore).toHaveLength(2);
  });
});
