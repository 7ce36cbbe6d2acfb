import { Test, type TestingModule } from '@nestjs/testing';
import { Client } from 'pg';
import { Clock } from '#platform/clock';
import { servedFrom, testConfig } from '#testing';
import { WorkerModule } from '../../apps/worker/src/worker.module.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { circumstances, magnitude, publish, table } from './measure/page.ts';
import { CALENDAR_CHANGES } from './plans/calendar-change.ts';
import type { Case, PlanStage } from './plans/case.ts';
import { explain, explainAsOwner, explainKept, type Explained } from './plans/explain.ts';
import { fill } from './plans/fill.ts';
import { LISTS } from './plans/lists.ts';
import { PORTAL_LISTS } from './plans/portal.ts';
import { COMPARISONS } from './plans/comparisons.ts';
import { KEYED_READS } from './plans/reads.ts';
import { ROUNDS_OF_THE_WORKER } from './plans/rounds.ts';
import { tablesOver } from './plans/scanned.ts';
import { sentBy } from './plans/sent.ts';

const DOSSIERS = 1_000_000;
/** A table with more rows than this is never read from one end to the other. */
const BIG = 50_000;

describe(`plans over ${DOSSIERS.toLocaleString('en')} dossiers`, () => {
  let api: TestApi;
  let worker: TestingModule;
  let client: Client;
  let bigTables: string[];
  let stage: PlanStage;
  const explained: (Explained & { what: string })[] = [];

  beforeAll(async () => {
    api = await createTestApi();
    const { url } = api.database.source.options as { url: string };
    await fill(api, DOSSIERS);
    client = new Client({ connectionString: url });
    await client.connect();
    bigTables = await tablesOver(client, BIG);
    worker = await Test.createTestingModule({ imports: [WorkerModule.of(testConfig(servedFrom(url)))] })
      .overrideProvider(Clock)
      .useValue(api.clock)
      .compile();
    await worker.init();
    stage = await stageOf(api, worker);
  });

  afterAll(async () => {
    await publish('plans', `${await circumstances(api.database)}\n\n${plansTable(explained)}`);
    await worker.close();
    await client.end();
    await api.close();
  });

  const reads = KEYED_READS.map((read) => ({ ...read, rows: 20 }));

  it.each<Case>([
    ...reads,
    ...LISTS,
    ...PORTAL_LISTS,
    ...COMPARISONS,
    ...CALENDAR_CHANGES,
    ...ROUNDS_OF_THE_WORKER,
  ])(
    '$what goes through $index and reads at most $rows rows',
    async ({ what, send, marked, index, rows, before }) => {
      const plan = await explain(client, await sentBy(() => send(stage), marked), before);
      explained.push({ what, ...plan });
      expect(plan.scanned.filter((name) => bigTables.includes(name))).toEqual([]);
      expect(plan.indexes).toContainEqual(expect.stringContaining(index));
      expect(plan.rowsRead).toBeLessThanOrEqual(rows);
    },
  );

  it.each([
    [
      'applicant_keys',
      `select n.dossier_id from dossier.applicant n
       where dossier.keys_of(n.words) @@ dossier.keys_sought('do thi huong') limit 5001`,
    ],
    [
      'dossier_code_tail',
      `select d.id from dossier.dossier d where substr(d.code, strpos(d.code, '-') + 1) collate "C" >= '260203-00'
       and substr(d.code, strpos(d.code, '-') + 1) collate "C" < '260203-01' limit null`,
    ],
    [
      'dossier_found_by_result',
      `select d.id from dossier.dossier d where d.result is not null and lower(d.result ->> 'number') = '12/tlks'`,
    ],
  ])('What a search begins from goes through %s', async (index, text) => {
    const { indexes, scanned } = await explainAsOwner(client, text);
    expect([indexes, scanned]).toEqual([[index], []]);
  });

  const action: Omit<Case, 'rows'> = {
    what: 'Action',
    send: async ({ caseOfficer }) => {
      const [{ dossier, step }] = (await caseOfficer.get('/tasks?holder=me')).body.items;
      return caseOfficer.act(dossier.id, { step, action: 'submit' }, dossier.version);
    },
    marked: /changed as \(\s*update dossier\.dossier/,
    index: 'dossier_pkey',
  };

  it.each([...KEYED_READS, action])(
    '$what goes through $index for any values',
    async ({ send, marked, index }) => {
      const { indexes, scanned } = await explainKept(client, await sentBy(() => send(stage), marked));
      expect(scanned.filter((name) => bigTables.includes(name))).toEqual([]);
      expect(indexes).toContain(index);
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
    ['Statement', 'indexes', 'rows read', 'blocks', 'ms'],
    plans.map(({ what, indexes, rowsRead, blocks, milliseconds }) => [
      what,
      indexes.map((name) => `\`${name}\``).join(' '),
      String(rowsRead),
      String(blocks),
      magnitude(milliseconds),
    ]),
  );
