import { sql } from '#platform/database';
import type { StepTimer } from '#workflow';
import { multiply, slowDown } from '../support/killing.ts';
import { System } from '../support/system.ts';
import { publishTimed } from '../support/timed-workflow.ts';
import { hoaBan, receive, walkTo } from '../support/walk.ts';

jest.setTimeout(180_000);

const DOSSIERS = 20;
const KILLS = 3;

const timers = (step: string): StepTimer[] =>
  step === 'appraisal'
    ? [
        { code: 'remind', does: 'warn', after: { amount: 1, unit: 'working-hour' } },
        { code: 'go-on', does: 'act', action: 'submit', after: { amount: 2, unit: 'working-hour' } },
      ]
    : [];

describe('a worker killed while it fires timers', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system.close());

  /** As many dossiers as this under appraisal, whose applicants can be reached by nothing. */
  async function given(): Promise<void> {
    await publishTimed(system, '1.001193', timers);
    const officers = await hoaBan(system);
    const { id } = await receive(officers.desk);
    await walkTo('appraisal', id, officers);
    await multiply(system.database, id, DOSSIERS, { version: 1 });
    await system.database.query(sql`
      with copies as (select d.id from dossier.dossier d where d.id <> ${id}),
      lines as (
        insert into dossier.history
        select (jsonb_populate_record(h, jsonb_build_object('dossier_id', copies.id))).*
        from dossier.history h, copies where h.dossier_id = ${id} and h.sequence = 1),
      tasks as (
        insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, time_limit)
        select copies.id, step, step_name, agency_id, role, opened_at, due_at, time_limit
        from dossier.task t, copies where t.dossier_id = ${id} and t.closed_at is null returning id)
      insert into dossier.task_timer (task_id, code, timer, in_wait, fires_at)
      select tasks.id, x.code, x.timer, x.in_wait, x.fires_at
      from dossier.task_timer x join dossier.task t on t.id = x.task_id and t.dossier_id = ${id}, tasks`);
  }

  const fired = async (): Promise<number> => {
    const [row] = await system.database.query<{ fired: number }>(sql`
      select count(*)::int as fired from dossier.task_timer where fired_at is not null`);
    return row!.fired;
  };

  it('leaves every timer fired once and none forgotten, however often it is killed', async () => {
    system.clock.set('2026-03-03T08:00:00+07:00');
    await given();
    await slowDown(system.database, 'dossier.task_timer', 0.2);
    system.clock.set('2026-03-04T08:00:00+07:00');
    for (let kills = 0; kills < KILLS; kills += 1) {
      const before = await fired();
      system.startWorker();
      await system.until('the worker has come further', async () => {
        if ((await fired()) <= before) throw new Error(`still at ${before}`);
      });
      await system.killWorkers();
      expect(await fired()).toBeLessThan(2 * DOSSIERS);
    }
    system.startWorker();
    await system.until('every timer has fired and its message is handled', async () => {
      const left = { timers: 2 * DOSSIERS - (await fired()), events: (await system.onItsWay()).events };
      if (left.timers + left.events > 0) throw new Error(JSON.stringify(left));
    });
    const outcomes = await system.database.query(sql`
      select x.code, x.outcome, count(*)::int as timers from dossier.task_timer x group by 1, 2 order by 1`);
    expect(outcomes).toEqual([
      { code: 'go-on', outcome: 'acted', timers: DOSSIERS },
      { code: 'remind', outcome: 'told', timers: DOSSIERS },
    ]);
    const [traces] = await system.database.query(sql`
      select (select count(*)::int from dossier.history where officer_name = 'Hệ thống') as acts,
             (select count(distinct dossier_id)::int from dossier.history where officer_name = 'Hệ thống') as dossiers,
             (select count(*)::int from platform.outbox_message where name = 'dossier.timer-fired.v1') as told,
             (select count(distinct subject_id)::int from platform.outbox_message
              where name = 'dossier.timer-fired.v1') as spoken,
             (select count(*)::int from dossier.task where step = 'review' and closed_at is null) as reviews`);
    const each = { acts: DOSSIERS, dossiers: DOSSIERS, told: DOSSIERS, spoken: DOSSIERS, reviews: DOSSIERS };
    expect(traces).toEqual(each);
  });
});
