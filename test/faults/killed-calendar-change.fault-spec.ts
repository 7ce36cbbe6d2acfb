import { sql } from '#platform/database';
import { killUntilDone, multiply, slowDown } from '../support/killing.ts';
import { System } from '../support/system.ts';
import { hoaBan, receive } from '../support/walk.ts';

jest.setTimeout(180_000);

/** Four batches. */
const DOSSIERS = 1_600;

describe('a worker killed while it carries out a change of the calendar', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system.close());

  /** As many dossiers as this, received alike, whose applicants can be reached by nothing. */
  async function given(): Promise<void> {
    system.clock.set('2026-03-03T10:00:00+07:00');
    const { id } = await receive((await hoaBan(system)).desk);
    await multiply(system.database, id, DOSSIERS);
  }

  const change = async () => {
    const [row] = await system.database.query<{ state: string; looked: number; passes: boolean }>(sql`
      select state, looked, pass_began_at > entered_at as passes from calendar_change.change`);
    return row!;
  };

  it('leaves every dossier told once and none forgotten, however often it is killed', async () => {
    await given();
    await slowDown(system.database, 'calendar_change.change', 0.3);
    const administrator = await system.signIn('quantri.tinh');
    const amendments = [{ kind: 'day-off', date: '2026-03-04', name: 'Nghỉ đột xuất' }];
    const body = { amendments, ground: 'Thông báo', promises: 're-issue' };
    const entered = await administrator.post('/calendar-changes', body, { 'if-match': '"1"' });
    expect(entered.status).toBe(201);
    const kills = await killUntilDone(system, DOSSIERS, async () => (await change()).looked);
    expect(kills).toBeGreaterThan(1);
    system.startWorker();
    await system.until('a pass has ended', async () => {
      if (!(await change()).passes) throw new Error('not yet');
    });
    system.clock.advance({ minutes: 1 });
    await system.until('the change is carried out', async () => {
      const { state } = await change();
      if (state !== 'done') throw new Error(state);
    });
    const told = await system.database.query(sql`
      select d.due_at as "dueAt", d.version, d.calendar_revision as revision, count(*)::int as dossiers,
             sum((select count(*) from dossier.history h where h.dossier_id = d.id and h.action = 'reschedule'))::int
               as lines,
             sum((select count(*) from platform.outbox_message m
                  where m.subject_id = d.id and m.payload ->> 'sequence' = '2'))::int as events,
             sum((select count(*) from dossier.rescheduling r
                  where r.dossier_id = d.id and r.outcome = 're-issued'))::int as outcomes
      from dossier.dossier d group by 1, 2, 3`);
    const each = { lines: DOSSIERS, events: DOSSIERS, outcomes: DOSSIERS, dossiers: DOSSIERS };
    expect(told).toEqual([
      { dueAt: new Date('2026-03-05T10:00:00+07:00'), version: 2, revision: 2, ...each },
    ]);
  });
});
