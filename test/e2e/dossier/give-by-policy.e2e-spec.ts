import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { sql } from '#platform/database';
import type { AssignmentPolicy, AuthoredWorkflow } from '#workflow';
import type { Officer } from '../../support/officer.ts';
import { countStatements } from '../../support/statements.ts';
import { taskAt } from '../../support/tasks.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let colleague: Officer;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  colleague = await api.signIn('thuly2.hoaban');
});
afterAll(() => api.close());

/** Publishes the birth registration with these policies, for dossiers from now on. */
async function publish(policies: Record<string, AssignmentPolicy>): Promise<void> {
  const seeded = JSON.parse(
    readFileSync(projectPath('seed', 'workflows', '1.001193.json'), 'utf8'),
  ) as AuthoredWorkflow;
  const [{ newest } = { newest: 0 }] = await api.database.query<{ newest: number }>(sql`
    select max(version) as newest from workflow.definition where code = ${seeded.code}`);
  const steps = seeded.steps.map((step) => ({
    ...step,
    ...(policies[step.code] && { assign: policies[step.code] }),
  }));
  const administrator = await api.signIn('quantri.tinh');
  const { status, body } = await administrator.post('/workflows', { ...seeded, version: newest + 1, steps });
  if (status !== 201) throw new Error(JSON.stringify(body));
}

const holderAt = async (id: string, step: string): Promise<string | null> =>
  (await taskAt(officers.unitHead, id, step)).holder?.username ?? null;

describe('a workflow whose steps have policies', () => {
  it('gives its first step at reception, by turn, and the appraisal to who has least to do', async () => {
    await publish({ reception: { by: 'round-robin' }, appraisal: { by: 'least-loaded' } });
    const desks = [];
    const appraisals = [];
    for (let number = 0; number < 4; number++) {
      const { id } = await receive(officers.desk);
      const holder = await holderAt(id, 'reception');
      desks.push(holder);
      const desk = await api.signIn(holder ?? '');
      await walkTo('appraisal', id, { ...officers, desk });
      appraisals.push(await holderAt(id, 'appraisal'));
    }
    expect(desks).toEqual(['tiepnhan.hoaban', 'tiepnhan2.hoaban', 'tiepnhan.hoaban', 'tiepnhan2.hoaban']);
    expect(appraisals).toEqual(['thuly.hoaban', 'thuly2.hoaban', 'thuly.hoaban', 'thuly2.hoaban']);
  });

  it('sends what is sent back to the one who had it', async () => {
    await publish({ appraisal: { by: 'same-as', step: 'appraisal' } });
    const { id } = await receive(officers.desk);
    await walkTo('appraisal', id, officers);
    expect(await holderAt(id, 'appraisal')).toBeNull();
    await colleague.act(id, { step: 'appraisal', action: 'submit' });
    await officers.unitHead.act(id, { step: 'review', action: 'send-back', comment: 'Xem lại' });
    expect(await holderAt(id, 'appraisal')).toBe('thuly2.hoaban');
    const other = await officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' });
    expect([other.status, other.body.code]).toEqual([403, 'dossier.assigned-to-another']);
  });

  it('sends what a delegate did back to who answered for it', async () => {
    await publish({ appraisal: { by: 'same-as', step: 'appraisal' } });
    const { id } = await receive(officers.desk);
    await walkTo('appraisal', id, officers);
    const { id: task } = await taskAt(officers.caseOfficer, id, 'appraisal');
    await officers.caseOfficer.post(`/tasks/${task}/claim`);
    await officers.caseOfficer.post(`/tasks/${task}/delegations`, { officer: 'thuly2.hoaban', reason: 'Ốm' });
    await colleague.act(id, { step: 'appraisal', action: 'submit' });
    await officers.unitHead.act(id, { step: 'review', action: 'send-back', comment: 'Xem lại' });
    expect(await holderAt(id, 'appraisal')).toBe('thuly.hoaban');
  });

  it('takes as many round trips as one without', async () => {
    await publish({ appraisal: { by: 'least-loaded', among: ['field', 'area'] } });
    const trips: number[] = [];
    for (const _time of ['first', 'second']) {
      const { id } = await receive(officers.desk);
      await walkTo('assignment', id, officers);
      trips.push(
        await countStatements(() => officers.unitHead.act(id, { step: 'assignment', action: 'assign' }, 2)),
      );
    }
    // Session, state, the writing statement.
    expect(trips.at(-1)).toBe(3);
  });
});
