import { Client } from 'pg';
import { GROUPINGS } from '#supervision';
import { demanded, expected, NORMAL, recounted, shown } from '../support/board-world.ts';
import { countStatements, recorded } from '../support/statements.ts';
import { type BoardStage, boardStageOf, type Look, LOOKS } from './boards/looks.ts';
import { circumstances, publish, table } from './measure/page.ts';
import { provinceApi } from './measure/provinces.ts';
import { explain } from './plans/explain.ts';
import { tablesOver } from './plans/scanned.ts';

const SIZES = [10_000, 1_000_000] as const;
/** Times each is looked at in each size, in turns; two before them do not count. */
const ROUNDS = 60;
/** Nobody waits longer for a board, 95 times in a hundred. */
const BOUND_MS = 50;
/** A table with more rows than this is never read from one end to the other. */
const BIG = 50_000;
const MILLISECONDS = 1e6;

interface Figures {
  p50: number;
  p95: number;
}

describe(`boards over ${SIZES.map((size) => size.toLocaleString('en')).join(' and ')} dossiers`, () => {
  const stages: BoardStage[] = [];
  const measured: { what: string; figures: Figures[] }[] = [];
  const large = (): BoardStage => stages.at(-1)!;

  beforeAll(async () => {
    for (const size of SIZES) {
      stages.push(await boardStageOf(await provinceApi(size)));
    }
  });

  afterAll(async () => {
    await publish('boards', `${await circumstances(large().api.database)}\n\n${tableOf(measured)}`);
    for (const { api } of stages) await api.close();
  });

  it.each(GROUPINGS)('by %s are a recount of the histories', async (by) => {
    const { supervisor, api } = large();
    const answer = await demanded(supervisor.get(`/supervision/boards?limit=500&by=${by}`));
    expect(shown(answer)).toEqual(expected(await recounted(api, by, NORMAL)));
  });

  it.each(LOOKS)('$what takes as many statements, and reads no big table whole', async (looked) => {
    const counts = [];
    for (const stage of stages) {
      await looked.look(stage);
      counts.push(await countStatements(() => looked.look(stage)));
    }
    expect(new Set(counts).size).toBe(1);
    const client = new Client({ connectionString: large().api.databaseUrl });
    await client.connect();
    try {
      const big = await tablesOver(client, BIG);
      await looked.before?.(large());
      expect(
        (await scanned(client, () => looked.look(large()))).filter((name) => big.includes(name)),
      ).toEqual([]);
    } finally {
      await client.end();
    }
    const figures = await inTurns(looked, stages);
    measured.push({ what: looked.what, figures });
    if (looked.board) expect(figures.at(-1)!.p95).toBeLessThanOrEqual(BOUND_MS);
  });
});

/** Tables that are read whole. What counts cells counts them where there are none, as it did. */
async function scanned(client: Client, work: () => Promise<unknown>): Promise<string[]> {
  const { statements } = await recorded(work);
  const found: string[] = [];
  for (const statement of statements.filter(({ text }) => /^\s*(select|with)\b/i.test(text))) {
    const counts = statement.text.includes('insert into supervision.board_cell');
    const plan = await explain(client, statement, counts ? 'delete from supervision.board_cell' : undefined);
    found.push(...plan.scanned);
  }
  return found;
}

async function inTurns({ look, before }: Look, stages: readonly BoardStage[]): Promise<Figures[]> {
  const times: number[][] = stages.map(() => []);
  for (let round = -2; round < ROUNDS; round++) {
    const turns = [...stages.entries()];
    for (const [place, stage] of round % 2 === 0 ? turns : turns.reverse()) {
      await before?.(stage);
      const began = process.hrtime.bigint();
      await look(stage);
      if (round >= 0) times[place]!.push(Number(process.hrtime.bigint() - began) / MILLISECONDS);
    }
  }
  return times.map((taken) => {
    const sorted = taken.sort((one, other) => one - other);
    const at = (share: number): number => sorted[Math.floor(sorted.length * share)]!;
    return { p50: at(0.5), p95: at(0.95) };
  });
}

const tableOf = (rows: readonly { what: string; figures: readonly Figures[] }[]): string =>
  table(
    [
      'Look',
      ...SIZES.flatMap((size) => [
        `p50 ms, ${size.toLocaleString('en')}`,
        `p95 ms, ${size.toLocaleString('en')}`,
      ]),
      'p95, times',
    ],
    rows.map(({ what, figures }) => [
      what,
      ...figures.flatMap(({ p50, p95 }) => [p50.toFixed(1), p95.toFixed(1)]),
      (figures[1]!.p95 / figures[0]!.p95).toFixed(2),
    ]),
  );
