import { sql } from '#platform/database';
import { eventually } from '#testing';
import { slowDown } from '../support/killing.ts';
import { multiplyWhole } from '../support/reorganizing.ts';
import { freePort } from '../support/free-port.ts';
import { System } from '../support/system.ts';
import { hoaBan, receive } from '../support/walk.ts';
import { AppProcess } from '../support/worker-process.ts';

jest.setTimeout(180_000);

const DOSSIERS = 60;
/** Somebody else was quicker with this one. */
const STALE = 17;
const KEY = 'batch-of-a-killed-api';

describe('an API killed in the middle of a batch', () => {
  let system: System;
  const apis: AppProcess[] = [];

  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(async () => {
    for (const api of apis) await api.kill();
    await system.close();
  });

  async function startApi(): Promise<{ api: AppProcess; address: string }> {
    const port = await freePort();
    const api = new AppProcess('api', { ...system.environment, PORT: String(port) });
    apis.push(api);
    const address = `http://127.0.0.1:${port}`;
    await eventually('the API answers', () => fetch(`${address}/health/ready`), 60_000);
    return { api, address };
  }

  /** How often each dossier was handed over, told and put on the trail. */
  const traces = (ids: readonly string[]) =>
    system.database.query<{ done: number; told: number; audited: number }>(sql`
      select (select count(*)::int from dossier.history h
              where h.dossier_id = wanted and h.action = 'hand-over') as done,
             (select count(*)::int from platform.outbox_message m
              where m.subject_id = wanted and m.payload ->> 'sequence' = '2') as told,
             (select count(*)::int from audit.entry e
              where e.subject_id = wanted::text and e.action = 'dossier.act' and e.outcome = 'done') as audited
      from unnest(${[...ids]}::uuid[]) with ordinality as w(wanted, place) order by place`);
  const doneOf = async (ids: readonly string[]): Promise<number> =>
    (await traces(ids)).filter(({ done }) => done > 0).length;

  it('does each act once, and tells what became of every one, when the call is repeated', async () => {
    const { desk } = await hoaBan(system);
    const { id } = await receive(desk);
    await multiplyWhole(system.database, id, DOSSIERS);
    const dossiers = await system.database.query<{ id: string }>(
      sql`select id from dossier.dossier order by id`,
    );
    const ids = dossiers.map((dossier) => dossier.id);
    const items = ids.map((one, place) => ({
      ...{ id: one, version: place === STALE ? 7 : 1, step: 'reception', action: 'hand-over' },
    }));
    await slowDown(system.database, 'dossier.dossier', 0.05);

    const { api, address } = await startApi();
    const broken = fetch(`${address}/api/v1/dossiers/batch/actions`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'idempotency-key': KEY },
        authorization: `Bearer ${desk.session}`,
      },
      body: JSON.stringify({ items }),
    }).then(
      (answer) => answer.status,
      () => 'cut off',
    );
    await eventually('the batch is under way', async () => {
      if ((await doneOf(ids)) < DOSSIERS / 4) throw new Error('not yet');
    });
    await api.kill();
    expect(await broken).toBe('cut off');
    expect(await doneOf(ids)).toBeLessThan(DOSSIERS - 1);

    const again = () => desk.post('/dossiers/batch/actions', { items }, { 'idempotency-key': KEY });
    const { status, body } = await again();
    expect([status, body.done, body.refused]).toEqual([200, DOSSIERS - 1, 1]);
    const outcomes = body.items.map(({ id: of, done, refused }: Outcome) => [
      of,
      done?.version ?? refused?.code,
    ]);
    expect(outcomes).toEqual(ids.map((of, place) => [of, place === STALE ? 'dossier.stale' : 2]));
    const each = ids.map((_, place) => (place === STALE ? 0 : 1));
    expect(await traces(ids)).toEqual(each.map((once) => ({ done: once, told: once, audited: once })));
    expect((await again()).body).toEqual(body);
  });
});

interface Outcome {
  id: string;
  done: { version: number } | null;
  refused: { code: string } | null;
}
