import { Client } from 'pg';
import { countStatements } from '../support/statements.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { type DeskStage, DESK_WORK, type DeskWork, deskStageOf } from './desk/work.ts';
import { circumstances, publish, table } from './measure/page.ts';
import { fill } from './plans/fill.ts';
import { scannedBy, tablesOver } from './plans/scanned.ts';

const SIZES = [10_000, 1_000_000] as const;
/** Times each thing is done at each size, in turns; two before them do not count. */
const ROUNDS = 60;
/** A table with more rows than this is never read from one end to the other. */
const BIG = 50_000;
const MILLISECONDS = 1e6;

interface Figures {
  p50: number;
  p95: number;
}

describe(`a desk over ${SIZES.map((size) => size.toLocaleString('en')).join(' and ')} dossiers`, () => {
  const apis: TestApi[] = [];
  const stages: DeskStage[] = [];
  const measured: { what: string; figures: Figures[] }[] = [];
  let minutes = 0;

  beforeAll(async () => {
    for (const size of SIZES) {
      const api = await createTestApi();
      const began = process.hrtime.bigint();
      await fill(api, size);
      minutes = Number(process.hrtime.bigint() - began) / MILLISECONDS / 60_000;
      apis.push(api);
      stages.push(await deskStageOf(api));
    }
  });

  afterAll(async () => {
    const made = `The larger province was made up in ${minutes.toFixed(1)} minutes.`;
    await publish('desk', `${await circumstances(apis[0]!.database)} ${made}\n\n${deskTable(measured)}`);
    for (const api of apis) await api.close();
  });

  it.each(DESK_WORK)(
    '$what takes as many statements for as many lines, and reads no big table whole',
    async ({ what, work, growing }) => {
      const counts = [];
      const lines = [];
      for (const stage of stages) {
        const { body } = await work(stage, 0);
        lines.push(body.items?.length ?? 'one answer');
        counts.push(await countStatements(() => work(stage, 0)));
      }
      expect(new Set(counts).size).toBe(1);
      if (!growing) expect([new Set(lines).size, lines.includes(0)]).toEqual([1, false]);
      const client = new Client({ connectionString: apis.at(-1)!.databaseUrl });
      await client.connect();
      try {
        const big = await tablesOver(client, BIG);
        expect(
          (await scannedBy(client, () => work(stages.at(-1)!, 0))).filter((name) => big.includes(name)),
        ).toEqual([]);
      } finally {
        await client.end();
      }
      measured.push({ what, figures: await inTurns(work, stages) });
    },
  );
});

async function inTurns(work: DeskWork['work'], stages: readonly DeskStage[]): Promise<Figures[]> {
  const times: number[][] = stages.map(() => []);
  for (let round = -2; round < ROUNDS; round++) {
    for (const [place, stage] of inTurn([...stages.entries()], round)) {
      const began = process.hrtime.bigint();
      await work(stage, round + 2);
      if (round >= 0) times[place]!.push(Number(process.hrtime.bigint() - began) / MILLISECONDS);
    }
  }
  return times.map((taken) => {
    const sorted = taken.sort((one, other) => one - other);
    const at = (share: number): number => sorted[Math.floor(sorted.length * share)]!;
    return { p50: at(0.5), p95: at(0.95) };
  });
}

/** Every other round in the opposite order. */
const inTurn = <Of>(all: Of[], round: number): Of[] => (round % 2 === 0 ? all : all.reverse());

const deskTable = (rows: readonly { what: string; figures: readonly Figures[] }[]): string =>
  table(
    [
      'Work',
      ...SIZES.flatMap((size) => [
        `p50 ms, ${size.toLocaleString('en')}`,
        `p95 ms, ${size.toLocaleString('en')}`,
      ]),
      'p50, times',
      'p95, times',
    ],
    rows.map(({ what, figures }) => {
      const [small, large] = figures as [Figures, Figures];
      const times = (of: keyof Figures): string => (large[of] / small[of]).toFixed(2);
      return [
        what,
        ...figures.flatMap(({ p50, p95 }) => [p50.toFixed(1), p95.toFixed(1)]),
        ...[times('p50'), times('p95')],
      ];
    }),
  );
