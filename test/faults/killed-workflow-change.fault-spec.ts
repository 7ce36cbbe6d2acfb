import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { sql } from '#platform/database';
import { killUntilDone, multiply, slowDown } from '../support/killing.ts';
import { System } from '../support/system.ts';
import { hoaBan, receive } from '../support/walk.ts';

jest.setTimeout(180_000);

/** Four batches. */
const DOSSIERS = 400;
const CODE = '1.001193';

describe('a worker killed while it moves dossiers to another version of their workflow', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system.close());

  /** As many dossiers as this, received alike. */
  async function given(): Promise<void> {
    system.clock.set('2026-03-03T10:00:00+07:00');
    const { id } = await receive((await hoaBan(system)).desk);
    await multiply(system.database, id, DOSSIERS);
    await system.database.query(sql`
      insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, time_limit)
      select d.id, t.step, t.step_name, t.agency_id, t.role, t.opened_at, t.due_at, t.time_limit
      from dossier.task t, dossier.dossier d where t.dossier_id = ${id} and d.id <> ${id}`);
  }

  const lookedAt = async (): Promise<number> => {
    const [row] = await system.database.query<{ looked: number }>(sql`
      select count(*)::int as looked from workflow_change.outcome`);
    return row?.looked ?? 0;
  };

  it('leaves every dossier moved once and none forgotten, however often it is killed', async () => {
    await given();
    const administrator = await system.signIn('quantri.tinh');
    const text = readFileSync(projectPath('seed', 'workflows', `${CODE}.json`), 'utf8');
    await administrator.post('/workflows', { ...(JSON.parse(text) as object), name: 'Quy trình mới' });
    const { body: plan } = await administrator.post('/workflow-changes', { code: CODE, from: [1], to: 2 });
    expect(plan.lines).toMatchObject([{ dossiers: DOSSIERS, to: [{ step: 'reception' }] }]);
    await slowDown(system.database, 'workflow_change.change', 0.3);
    const decision = { reason: 'Quy trình mới', decision: '45/QĐ-UBND' };
    const decided = await administrator.post(`/workflow-changes/${plan.id}/application`, decision);
    expect(decided.status).toBe(200);
    expect(await killUntilDone(system, DOSSIERS, lookedAt)).toBeGreaterThan(1);
    system.startWorker();
    await system.until('the plan is carried out', async () => {
      const { body } = await administrator.get(`/workflow-changes/${plan.id}`);
      if (body.state !== 'done') throw new Error(body.state);
    });
    const moved = await system.database.query(sql`
      select w.version as workflow, d.version, count(*)::int as dossiers,
             sum((select count(*) from dossier.history h
                  where h.dossier_id = d.id and h.action = 'move-workflow' and h.sequence = 2))::int as lines,
             sum((select count(*) from platform.outbox_message m
                  where m.subject_id = d.id and m.payload ->> 'sequence' = '2'))::int as events,
             sum((select count(*) from dossier.task t where t.dossier_id = d.id and t.closed_at is null))::int as tasks
      from dossier.dossier d join workflow.definition w on w.id = d.workflow_id group by 1, 2`);
    const each = { lines: DOSSIERS, events: DOSSIERS, tasks: DOSSIERS, dossiers: DOSSIERS };
    expect(moved).toEqual([{ workflow: 2, version: 2, ...each }]);
  });
});
