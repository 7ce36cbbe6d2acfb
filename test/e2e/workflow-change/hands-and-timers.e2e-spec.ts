import { sql } from '#platform/database';
import { FireTimers } from '#dossier';
import type { StepTimer } from '#workflow';
import { MovingOffice, shortened } from '../../support/moving-office.ts';

const timers = (code: string): StepTimer[] => [
  { code: 'remind', does: 'warn', after: { amount: 1, unit: 'working-hour' } },
  {
    ...{ code, does: 'escalate', after: { amount: 2, unit: 'working-hour' } },
    to: { agency: 'lead', role: 'agency-leader' },
  },
];

/** The shortened workflow, its appraisal with timers, and perhaps for another role. */
function timed(code: string, role?: 'unit-head') {
  const workflow = shortened();
  const study = workflow.steps.find((step) => step.code === 'study');
  if (!study || !('actor' in study)) throw new Error('no study');
  study.timers = timers(code);
  if (role) study.actor.role = role;
  return workflow;
}

let office: MovingOffice;

beforeEach(async () => {
  office = await MovingOffice.open();
  office.api.clock.set('2026-03-02T08:00:00+07:00');
});
afterEach(() => office.close());

const fire = (): Promise<number> => office.worker.get(FireTimers).execute();

async function claimedAppraisal(): Promise<string> {
  const { id } = await office.at('appraisal');
  const { tasks } = await office.dossier(id);
  const answer = await office.officers.caseOfficer.post(`/tasks/${tasks[0].id}/claim`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return id;
}

describe('a task that is moved', () => {
  it('stays with its holder where the same post does it', async () => {
    const id = await claimedAppraisal();
    await office.publish();
    await office.moved();
    expect((await office.dossier(id)).tasks).toMatchObject([
      { step: 'study', holder: { username: 'thuly.hoaban' } },
    ]);
  });

  it('is nobody’s where another post does it', async () => {
    const id = await claimedAppraisal();
    await office.publish(timed('tell', 'unit-head'));
    await office.moved();
    expect((await office.dossier(id)).tasks).toMatchObject([{ role: 'unit-head', holder: null }]);
  });

  it('has the timers of the newer version, from when it was opened; what has fired does not fire again', async () => {
    const { id } = await office.at('appraisal');
    await office.publish(timed('tell'));
    await office.moved();
    expect((await office.dossier(id)).tasks[0].timers).toMatchObject([
      { code: 'remind', firesAt: '2026-03-02T09:00:00.000+07:00', firedAt: null },
      { code: 'tell', firesAt: '2026-03-02T10:00:00.000+07:00', firedAt: null },
    ]);
    office.api.clock.set('2026-03-02T09:30:00+07:00');
    expect([await fire(), await fire()]).toEqual([1, 0]);
    await office.publish(timed('tell-later'));
    await office.moved({ code: '1.001193', from: [2], to: 3, steps: {} });
    expect((await office.dossier(id)).tasks[0].timers).toMatchObject([
      { code: 'tell-later', firesAt: '2026-03-02T10:00:00.000+07:00', firedAt: null },
    ]);
    office.api.clock.set('2026-03-02T10:00:00+07:00');
    expect([await fire(), await fire()]).toEqual([1, 0]);
    const fired = await office.api.database.query(sql`
      select x.code from dossier.task_timer x join dossier.task t on t.id = x.task_id
      where t.dossier_id = ${id} and x.fired_at is not null order by x.fired_at`);
    expect(fired).toEqual([{ code: 'remind' }, { code: 'tell-later' }]);
  });
});
