import { Client } from 'pg';
import { sql } from '#platform/database';
import { type BoardStage, boardStageOf } from './boards/looks.ts';
import { circumstances, magnitude, publish, table } from './measure/page.ts';
import { provinceApi } from './measure/provinces.ts';
import { explain, type Explained } from './plans/explain.ts';
import { tablesOver } from './plans/scanned.ts';
import { sentBy } from './plans/sent.ts';

const DOSSIERS = 1_000_000;
/** A table with more rows than this is never read from one end to the other. */
const BIG = 50_000;

interface Asked {
  what: string;
  who: 'supervisor' | 'leader' | 'anyone';
  path: string;
  /** Tells the statement from what else is sent meanwhile. */
  marked: RegExp;
}

const ASKED: Asked[] = [
  {
    what: 'Lines of a board',
    who: 'supervisor',
    path: '/supervision/boards?by=officer',
    marked: /board_cell d\s/,
  },
  {
    what: 'What is late, in the province',
    who: 'supervisor',
    path: '/supervision/boards/dossiers?figure=late',
    marked: /b as materialized/,
  },
  {
    what: 'What waits for finance, in the province',
    who: 'supervisor',
    path: '/supervision/boards/dossiers?figure=forFinance',
    marked: /b as materialized/,
  },
  {
    what: 'Time of all that is open at a commune',
    who: 'leader',
    path: '/supervision/time-split?agency=H99.41',
    marked: /as steps/,
  },
  {
    what: 'Moved due times, in the province',
    who: 'supervisor',
    path: '/supervision/deadline-changes',
    marked: /supervision\.deadline_change c/,
  },
  {
    what: 'Forecast',
    who: 'supervisor',
    path: '/supervision/forecast',
    marked: /from supervision\.forecast f/,
  },
  {
    what: 'Apologies due',
    who: 'leader',
    path: '/supervision/apologies',
    marked: /join supervision\.forecast f/,
  },
  {
    what: 'Progress of a month, counted for the public',
    who: 'anyone',
    path: '/open-data/progress?month=2026-01',
    marked: /with figures as/,
  },
  {
    what: 'Satisfaction of a month',
    who: 'anyone',
    path: '/satisfaction?month=2026-01',
    marked: /feedback\.rating r/,
  },
];

describe(`plans of what supervisors are shown, over ${DOSSIERS.toLocaleString('en')} dossiers`, () => {
  let stage: BoardStage;
  let client: Client;
  let big: string[];
  const explained: (Explained & { what: string })[] = [];

  beforeAll(async () => {
    stage = await boardStageOf(await provinceApi(DOSSIERS));
    // What was counted once is kept: it is to be counted here.
    await stage.api.database.query(sql`delete from tracking.month_progress`);
    client = new Client({ connectionString: stage.api.databaseUrl });
    await client.connect();
    big = await tablesOver(client, BIG);
  });

  afterAll(async () => {
    const where = await circumstances(stage.api.database);
    await publish('plans of supervision', `${where}\n\n${plansTable(explained)}`);
    await client.end();
    await stage.api.close();
  });

  it.each(ASKED)(
    '$what reads no big table from one end to the other',
    async ({ what, who, path, marked }) => {
      const officer = who === 'anyone' ? stage.api.anyone : stage[who];
      const plan = await explain(client, await sentBy(() => officer.get(path), marked));
      explained.push({ what, ...plan });
      expect(plan.scanned.filter((name) => big.includes(name))).toEqual([]);
    },
  );
});

const plansTable = (plans: readonly (Explained & { what: string })[]): string =>
  table(
    ['Statement', 'indexes', 'rows read', 'blocks', 'ms'],
    plans.map(({ what, indexes, rowsRead, blocks, milliseconds }) => [
      what,
      indexes.map((name) => `\`${name}\``).join(' ') || 'none, of a small table',
      String(rowsRead),
      String(blocks),
      magnitude(milliseconds),
    ]),
  );
