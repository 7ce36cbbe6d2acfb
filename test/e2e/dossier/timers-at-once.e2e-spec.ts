import { FireTimers } from '#dossier';
import { sql } from '#platform/database';
import type { StepTimer, WorkflowAction } from '#workflow';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import { publishTimed } from '../../support/timed-workflow.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

const ROUNDS = 100;

/** Between appraisal and review the dossier goes to and fro by itself, each time with a warning before. */
const TO_AND_FRO: Record<string, string> = { appraisal: 'submit', review: 'give-back' };
const timers = (step: string): StepTimer[] => {
  const action = TO_AND_FRO[step];
  if (!action) return [];
  return [
    { code: 'remind', does: 'warn', after: { amount: 0.75, unit: 'working-hour' } },
    { code: 'go-on', does: 'act', action, after: { amount: 1, unit: 'working-hour' } },
  ];
};
const GIVE_BACK: WorkflowAction = {
  ...{ code: 'give-back', name: 'Tự trả lại' },
  ...{ from: 'review', to: ['appraisal'] },
};

let api: TestApi;
let workers: TestWorker[];
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  workers = [await createTestWorker(api), await createTestWorker(api)];
  officers = await hoaBan(api);
  await publishTimed(api, '1.001193', timers, [GIVE_BACK]);
});
afterAll(async () => {
  for (const worker of workers) await worker.close();
  await api.close();
});

const fireAtOnce = async (): Promise<number> => {
  const looked = await Promise.all(
    workers.map((worker) => worker.get(FireTimers, { strict: false }).execute()),
  );
  return looked.reduce((sum, one) => sum + one);
};

/** Lets the time of everything that is waited for come. */
async function untilDue(): Promise<void> {
  const [row] = await api.database.query<{ last: Date }>(sql`
    select max(fires_at) as last from dossier.task_timer where fired_at is null`);
  api.clock.set(row!.last.toISOString());
}

async function appraised(): Promise<string> {
  const { id } = await receive(officers.desk);
  await walkTo('appraisal', id, officers);
  return id;
}

interface Traces {
  version: number;
  history: number[];
  announced: number[];
  warnings: number;
  fired: Record<string, number>;
}

async function tracesOf(id: string): Promise<Traces> {
  const [row] = await api.database.query<Traces>(sql`
    select d.version, array(select sequence from dossier.history where dossier_id = d.id order by 1) as history,
           array(select (payload ->> 'sequence')::int from platform.outbox_message
                 where subject_id = d.id and name = 'dossier.changed.v1' order by id) as announced,
           (select count(*)::int from platform.outbox_message
            where subject_id = d.id and name = 'dossier.timer-fired.v1') as warnings,
           (select jsonb_object_agg(outcome, n) from (
              select x.outcome, count(*)::int as n from dossier.task_timer x join dossier.task t on t.id = x.task_id
              where t.dossier_id = d.id and x.outcome is not null group by 1) counted) as fired
    from dossier.dossier d where d.id = ${id}`);
  return row!;
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

describe('two workers that look for due timers at the same instant', () => {
  it(`fire each once, in ${ROUNDS} rounds of a warning and an action`, async () => {
    const id = await appraised();
    for (const round of upTo(ROUNDS)) {
      await untilDue();
      // What one of them just has in hand the other passes by; what is left then is for the next round.
      while ((await fireAtOnce()) > 0);
      expect((await tracesOf(id)).version).toBe(3 + round);
    }
    const last = 3 + ROUNDS;
    expect(await tracesOf(id)).toEqual({
      ...{ version: last, history: upTo(last), announced: upTo(last), warnings: ROUNDS },
      fired: { told: ROUNDS, acted: ROUNDS },
    });
  });

  it('share a backlog of many dossiers without firing anything twice', async () => {
    const ids = [await appraised(), await appraised(), await appraised(), await appraised()];
    await untilDue();
    while ((await fireAtOnce()) > 0);
    for (const id of ids) {
      expect(await tracesOf(id)).toMatchObject({ version: 4, warnings: 1, fired: { told: 1, acted: 1 } });
    }
  });
});

describe('an officer who acts at the instant a timer does', () => {
  it('wins or learns of the new state, and nobody gets an error', async () => {
    const answers: Record<number, number> = {};
    for (const _round of upTo(12)) {
      const id = await appraised();
      await untilDue();
      const [{ status }] = await Promise.all([
        officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' }, 3),
        fireAtOnce(),
      ]);
      answers[status] = (answers[status] ?? 0) + 1;
      while ((await fireAtOnce()) > 0);
      const acted = status === 200 ? 0 : 1;
      const { version, history, fired } = await tracesOf(id);
      expect([version, history]).toEqual([4, [1, 2, 3, 4]]);
      expect(fired['acted'] ?? 0).toBe(acted);
    }
    expect(Object.keys(answers).every((status) => ['200', '412'].includes(status))).toBe(true);
  });
});
