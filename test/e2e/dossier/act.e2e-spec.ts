import { sql } from '#platform/database';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, result, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
afterAll(() => api.close());

/** A dossier that waits for the unit head to assign it, at version 2. */
async function received(): Promise<string> {
  const { id } = await receive(officers.desk);
  await walkTo('assignment', id, officers);
  return id;
}

const assign = { step: 'assignment', action: 'assign' };

describe('the ordinary road of a birth registration', () => {
  const road = ['assignment', 'appraisal', 'review', 'approval', 'issuance', 'hand-over', 'done'];
  let id: string;

  beforeAll(async () => {
    ({ id } = await receive(officers.desk));
    for (const step of road) {
      api.clock.advance({ minutes: 10 });
      await walkTo(step, id, officers).catch(() => undefined);
      await oneStep(step);
    }
  });

  /** Legs already walked were refused above; this one must be taken. */
  const oneStep = async (reached: string) => {
    const { body } = await officers.desk.get(`/dossiers/${id}`);
    expect([body.tasks[0]?.step ?? 'done']).toEqual([reached]);
  };

  it('ends with the result returned and nothing left to do', async () => {
    const { body } = await officers.desk.get(`/dossiers/${id}`);
    expect(body).toMatchObject({ status: 'returned', tasks: [], actions: [], result, suspended: null });
    expect(body.completedAt < body.closedAt).toBe(true);
  });
});
