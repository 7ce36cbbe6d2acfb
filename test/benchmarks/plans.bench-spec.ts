import { Test, type TestingModule } from '@nestjs/testing';
import { Client } from 'pg';
import { Clock } from '#platform/clock';
import { testConfig } from '#testing';
import { type Round, ROUNDS } from '../../apps/worker/src/rounds.ts';
import { WorkerModule } from '../../apps/worker/src/worker.module.ts';
import { type Officer } from '../support/officer.ts';
import { recorded, type Statement } from '../support/statements.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { circumstances, magnitude, publish, table } from './measure/page.ts';
import { explain, explainKept, type Explained } from './plans/explain.ts';
import { fill } from './plans/fill.ts';

const DOSSIERS = 1_000_000;
/** A table with more rows than this is never read from one end to the other. */
const BIG = 50_000;

/** One statement of the product, with what its plan must hold to. */
interface Case {
  what: string;
  /** Makes the product send it. */
  send: () => Promise<unknown>;
  /** Tells it from what else is sent meanwhile. */
  marked: RegExp;
  /** The index that finds its rows. */
  index: string;
  /** It reads no more rows than this. */
  rows: number;
  /** SQL that brings back what the product found when it sent it. */
  before?: string;
}

describe(`plans over ${DOSSIERS.toLocaleString('en')} dossiers`, () => {
  let api: TestApi;
  let worker: TestingModule;
  let client: Client;
  let bigTables: string[];
  let leader: Officer;
  let caseOfficer: Officer;
  let supervisor: Officer;
  let administrator: Officer;
  let one: { id: string; code: string };
  const explained: (Explained & { what: string })[] = [];

  beforeAll(async () => {
    api = await createTestApi();
    const { url } = api.database.source.options as { url: string };
    await fill(url, DOSSIERS, api.clock.now());
    client = new Client({ connectionString: url });
    await client.connect();
    bigTables = await tablesOver(client, BIG);
    worker = await Test.createTestingModule({ imports: [WorkerModule.of(testConfig({ DATABASE_URL: url }))] })
      .overrideProvider(Clock)
      .useValue(api.clock)
      .compile();
    await worker.init();
    [leader, caseOfficer] = [await api.signIn('lanhdao.hoaban'), await api.signIn('thuly.hoaban')];
    [supervisor, administrator] = [await api.signIn('giamsat.tinh'), await api.signIn('quantri.tinh')];
    one = (await leader.get('/dossiers?limit=1')).body.items[0];
  });

  afterAll(async () => {
    await publish('plans', `${await circumstances(api.database)}\n\n${plansTable(explained)}`);
    await worker.close();
    await client.end();
    await api.close();
  });

  const round = (name: string) => (): Promise<unknown> => {
    const found = worker.get<Round[]>(ROUNDS).find((candidate) => candidate.name === name);
    if (!found) throw new Error(`the worker makes no round called ${name}`);
    return found.run();
  };

  const keyedReads: Omit<Case, 'rows'>[] = [
    {
      what: 'Public look-up by code',
      send: () => api.anyone.get(`/tracking/${one.code}`),
      marked: /select code, status from dossier\.dossier/,
      index: 'dossier_code_unique',
    },
    {
      what: 'Look-up with the secret',
      send: () => api.anyone.get(`/tracking/${one.code}?secret=XXXXXXXXXX`),
      marked: /as timeline/,
      index: 'dossier_code_unique',
    },
    {
      what: 'State of a dossier',
      send: () => leader.get(`/dossiers/${one.id}`),
      marked: /as suspension/,
      index: 'dossier_pkey',
    },
  ];

  const lists: Case[] = [
    {
      what: 'Dossiers of a commune, first page',
      send: () => leader.get('/dossiers'),
      marked: /dossier\.participation p/,
      index: 'participation_newest',
      rows: 300,
    },
    {
      what: 'Dossiers of the province, from the middle of the year',
      send: () => supervisor.get(`/dossiers?cursor=${cursor('2025-09-01T00:00:00.000Z', one.id)}`),
      marked: /dossier\.participation p/,
      index: 'participation_newest',
      rows: 25_000,
    },
    {
      what: 'Inbox, first page',
      send: () => caseOfficer.get('/tasks'),
      marked: /jsonb_to_recordset.* as post/,
      index: 'task_inbox',
      rows: 300,
    },
    {
      what: 'Inbox, later page',
      send: () => caseOfficer.get(`/tasks?cursor=${cursor('2026-02-20T00:00:00.000Z', '1')}`),
      marked: /jsonb_to_recordset.* as post/,
      index: 'task_inbox',
      rows: 300,
    },
    {
      what: 'Late dossiers of the province',
      send: () => supervisor.get('/supervision/dossiers?state=late'),
      marked: /as holders/,
      index: 'dossier_open_due',
      rows: 12_000,
    },
    {
      what: 'Dossiers of the province due soon',
      send: () => supervisor.get('/supervision/dossiers?state=due-soon'),
      marked: /as holders/,
      index: 'dossier_open_due',
      rows: 12_000,
    },
    {
      what: 'Late dossiers of a commune',
      send: () => leader.get('/supervision/dossiers?state=late'),
      marked: /as holders/,
      index: 'dossier_open_due',
      rows: 500,
    },
    {
      what: 'Board of the province',
      send: () => supervisor.get('/supervision/board'),
      marked: /as unfinished/,
      index: 'dossier_open_due',
      rows: 60_000,
    },
    {
      what: 'Deliveries of a dossier',
      send: () => leader.get(`/dossiers/${one.id}/deliveries`),
      marked: /from notification\.delivery/,
      index: 'delivery_dossier_id',
      rows: 10,
    },
    {
      what: 'Publications of a dossier',
      send: () => leader.get(`/dossiers/${one.id}/publications`),
      marked: /from portal_sync\.publication/,
      index: 'publication_pkey',
      rows: 10,
    },
    {
      what: 'Messages that wait in the outbox',
      send: () => administrator.get('/operations/outbox'),
      marked: /as pending from platform\.outbox_message/,
      index: 'outbox_message_pending',
      rows: 10,
    },
  ];

  const rounds: Case[] = [
    {
      what: 'Outbox claim, 10,000 waiting',
      send: round('outbox relay'),
      marked: /for update of m skip locked/,
      index: 'outbox_message_pending',
      rows: 10,
      before: `update platform.outbox_message set state = 'pending' where id <= 10000`,
    },
    {
      what: 'Overdue scan',
      send: round('overdue scan'),
      marked: /insert into supervision\.notice/,
      index: 'dossier_running_due',
      rows: 40_000,
      before:
        'delete from supervision.notice where noticed_at = (select max(noticed_at) from supervision.notice)',
    },
    {
      what: 'Sweep of deliveries',
      send: round('sweep'),
      marked: /update notification\.delivery/,
      index: 'delivery_unfinished',
      rows: 10_000,
      before: `update notification.delivery set touched_at = created_at where state = 'pending'`,
    },
    {
      what: 'Sweep of publications',
      send: round('sweep'),
      marked: /update portal_sync\.publication/,
      index: 'publication_unfinished',
      rows: 10_000,
      before: `update portal_sync.publication set touched_at = created_at where state = 'pending'`,
    },
    {
      what: 'Forgetting old answers',
      send: round('forgetting old answers'),
      marked: /delete from platform\.idempotency_key/,
      index: 'idempotency_key_age',
      rows: 10,
    },
  ];

  it.each<Case>([...keyedReads.map((read) => ({ ...read, rows: 20 })), ...lists, ...rounds])(
    '$what goes through $index and reads at most $rows rows',
    async ({ what, send, marked, index, rows, before }) => {
      const plan = await explain(client, await sentBy(send, marked), before);
      explained.push({ what, ...plan });
      expect(plan.scanned.filter((name) => bigTables.includes(name))).toEqual([]);
      expect(plan.indexes).toContainEqual(expect.stringContaining(index));
      expect(plan.rowsRead).toBeLessThanOrEqual(rows);
    },
  );

  const action = {
    what: 'Action',
    send: async () => {
      const [{ dossier, step }] = (await caseOfficer.get('/tasks')).body.items;
      return caseOfficer.act(dossier.id, { step, action: 'submit' }, dossier.version);
    },
    marked: /with changed as/,
    index: 'dossier_pkey',
  };

  it.each([...keyedReads, action])(
    '$what goes through $index for any values',
    async ({ send, marked, index }) => {
      const { indexes, scanned } = await explainKept(client, await sentBy(send, marked));
      expect(scanned.filter((name) => bigTables.includes(name))).toEqual([]);
      expect(indexes).toContain(index);
    },
  );
});

/** The one statement with this mark that the product sends meanwhile. */
async function sentBy(send: () => Promise<unknown>, marked: RegExp): Promise<Statement> {
  const { statements } = await recorded(send);
  const found = statements.filter(({ text }) => marked.test(text));
  if (!found[0]) throw new Error(`nothing sent is like ${marked.source}`);
  return found[0];
}

const cursor = (...key: string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

async function tablesOver(client: Client, rows: number): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and reltuples > $1`,
    [rows],
  );
  return found.rows.map(({ name }) => name);
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
