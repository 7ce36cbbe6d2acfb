import { sql } from '#platform/database';
import { killUntilDone, slowDown } from '../support/killing.ts';
import { decided, multiplyWhole, planned } from '../support/reorganizing.ts';
import { System } from '../support/system.ts';
import { hoaBan, receive } from '../support/walk.ts';

jest.setTimeout(180_000);

/** Three batches. */
const DOSSIERS = 600;
const MERGER = { kind: 'merge', agencies: ['H99.41'], successor: 'H99.42', effectiveOn: '2026-03-03' };

describe('a worker killed while it carries a reorganisation out', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system.close());

  const moved = async (): Promise<number> => {
    const [row] = await system.database.query<{ moved: number }>(sql`
      select count(*)::int as moved from reorganization.moved_dossier`);
    return row?.moved ?? 0;
  };

  it('leaves every dossier moved once and none behind, however often it is killed', async () => {
    system.clock.set('2026-03-03T10:00:00+07:00');
    const { id } = await receive((await hoaBan(system)).desk);
    await multiplyWhole(system.database, id, DOSSIERS);
    const administrator = await system.signIn('quantri.tinh');
    const plan = await planned(administrator, MERGER);
    expect(plan.plan).toMatchObject({ open: DOSSIERS, hindrances: [] });
    await slowDown(system.database, 'reorganization.change', 0.3);
    await decided(administrator, plan.id);
    expect(await killUntilDone(system, DOSSIERS, moved)).toBeGreaterThan(1);
    system.clock.set('2026-03-03T10:30:00+07:00');
    system.startWorker();
    await system.until('the pass is over', async () => {
      const { body } = await administrator.get(`/administration/reorganizations/${plan.id}`);
      if (body.state !== 'done') throw new Error(body.state);
    });
    const dossiers = await system.database.query(sql`
      select desk.code as desk, lead.code as lead, d.version, count(*)::int as dossiers,
             sum((select count(*) from dossier.history h
                  where h.dossier_id = d.id and h.action = 'reorganize' and h.sequence = 2))::int as lines,
             sum((select count(*) from platform.outbox_message m
                  where m.subject_id = d.id and m.payload ->> 'sequence' = '2'))::int as events,
             sum((select count(*) from dossier.task t join organization.agency a on a.id = t.agency_id
                  where t.dossier_id = d.id and t.closed_at is null and a.code = 'H99.42.01'))::int as tasks
      from dossier.dossier d join organization.agency desk on desk.id = d.receiving_agency_id
      join organization.agency lead on lead.id = d.lead_agency_id group by 1, 2, 3`);
    const each = { lines: DOSSIERS, events: DOSSIERS, tasks: DOSSIERS, dossiers: DOSSIERS };
    expect(dossiers).toEqual([{ desk: 'H99.42.01', lead: 'H99.42', version: 2, ...each }]);
  });
});
