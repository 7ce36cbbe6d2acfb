import { Test, type TestingModule } from '@nestjs/testing';
import { Client } from 'pg';
import { Clock } from '#platform/clock';
import { demoAccounts } from '#simulators';
import { servedFrom, testConfig } from '#testing';
import { WorkerModule } from '../../apps/worker/src/worker.module.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { circumstances, magnitude, publish, table } from './measure/page.ts';
import type { Case, PlanStage } from './plans/case.ts';
import { PLATFORM_ERRANDS } from './plans/errands.ts';
import { explain, type Explained } from './plans/explain.ts';
import { fill, script } from './plans/fill.ts';
import { LETTERS } from './plans/letters.ts';
import { tablesOver } from './plans/scanned.ts';
import { sentBy } from './plans/sent.ts';

const DOSSIERS = 20_000;
/** A table with more rows than this is never read from one end to the other. */
const BIG = 50_000;

/** Nobody answers there. */
const PLATFORM = {
  ...{ SHARED_PLATFORM_URL: 'http://127.0.0.1:9', SHARED_PLATFORM_KEY: 'k', SHARED_PLATFORM_SECRET: 's' },
  PERSONAL_STORE_PATH: demoAccounts.sharedPlatform.storePath,
  PERSONAL_STORE_RESULTS: 'KQ.G15.000031',
  CIVIL_STATUS_PATH: demoAccounts.sharedPlatform.civilStatusPath,
};

describe('plans over a million of each of what goes to and comes from other systems', () => {
  let api: TestApi;
  let worker: TestingModule;
  let client: Client;
  let bigTables: string[];
  let stage: PlanStage;
  const explained: (Explained & { what: string })[] = [];

  beforeAll(async () => {
    api = await createTestApi();
    await fill(api, DOSSIERS);
    client = new Client({ connectionString: api.databaseUrl });
    await client.connect();
    await client.query(`select set_config('made_up.now', $1, false)`, [api.clock.now().toISOString()]);
    await client.query(script('plans', 'errands.sql'));
    bigTables = await tablesOver(client, BIG);
    const config = testConfig({ ...servedFrom(api.databaseUrl), ...PLATFORM });
    worker = await Test.createTestingModule({ imports: [WorkerModule.of(config)] })
      .overrideProvider(Clock)
      .useValue(api.clock)
      .compile();
    await worker.init();
    stage = await stageOf(api, worker);
  });

  afterAll(async () => {
    await publish('errand plans', `${await circumstances(api.database)}\n\n${plansTable(explained)}`);
    await worker.close();
    await client.end();
    await api.close();
  });

  it.each<Case>([...PLATFORM_ERRANDS, ...LETTERS])(
    '$what goes through $index and reads at most $rows rows',
    async ({ what, send, marked, index, rows, before }) => {
      const plan = await explain(client, await sentBy(() => send(stage), marked), before);
      explained.push({ what, ...plan });
      expect(plan.scanned.filter((name) => bigTables.includes(name))).toEqual([]);
      expect(plan.indexes).toContainEqual(expect.stringContaining(index));
      expect(plan.rowsRead).toBeLessThanOrEqual(rows);
    },
  );
});

async function stageOf(api: TestApi, worker: TestingModule): Promise<PlanStage> {
  const leader = await api.signIn('lanhdao.hoaban');
  return {
    anyone: api.anyone,
    desk: await api.signIn('tiepnhan.hoaban'),
    leader,
    caseOfficer: await api.signIn('thuly.hoaban'),
    supervisor: await api.signIn('giamsat.tinh'),
    administrator: await api.signIn('quantri.tinh'),
    worker,
    one: (await leader.get('/dossiers?limit=1')).body.items[0],
  };
}

const plansTable = (plans: readonly (Explained & { what: string })[]): string =>
  table(
    ['Query', 'indexes', 'rows read', 'ms'],
    plans.map(({ what, indexes, rowsRead, milliseconds }) => [
      what,
      indexes.map((name) => `\`${name}\``).join(' '),
      String(rowsRead),
      magnitude(milliseconds),
    ]),
  );
