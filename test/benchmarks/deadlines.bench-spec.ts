import { seedBook } from './deadlines/seed-book.ts';
import { histories, instants, situations } from './deadlines/situations.ts';
import { type Contender, correctness, costTable, type Paces, paceTable } from './deadlines/tables.ts';
import { Child } from './measure/child.ts';
import { machine, publish } from './measure/page.ts';
import { interleave, type Pace, ratios } from './measure/rounds.ts';

const ROUNDS = 9;
const MILLISECONDS = 700;
/** Due times that are compared, of limits and of histories. */
const CHECKED = 2_000;

/** What takes turns: working days of a limit (two weeks, a year, and for the engine forty years), or a history. */
const TURNS = (['engine', 'library', 'librarySaturdays', 'walk'] as const).flatMap((who) =>
  ([10, 250, ...(who === 'engine' ? [10_000] : []), 'history'] as const).map((what) => ({ who, what })),
);

interface DueTimes {
  limits: number[];
  histories: number[];
}

describe('due times beside other ways to reckon them', () => {
  const reckoners = Child.start('deadlines/reckoners.mjs');
  const differing = {} as Record<Contender, { limits: number; histories: number }>;
  let ours: DueTimes;
  let paces: Paces;

  beforeAll(async () => {
    reckoners.tell({
      book: seedBook(),
      starts: instants(CHECKED),
      limits: situations(CHECKED),
      histories: histories(CHECKED),
    });
    ours = await reckoners.ask<DueTimes>({ who: 'engine' });
  });

  afterAll(() => reckoners.stop());

  it.each<Contender>(['walk', 'library', 'librarySaturdays'])('compares the engine with %s', async (who) => {
    const theirs = await reckoners.ask<DueTimes>({ who });
    const countDiffering = (what: keyof DueTimes) =>
      theirs[what].filter((due, position) => due !== ours[what][position]).length;
    differing[who] = { limits: countDiffering('limits'), histories: countDiffering('histories') };
    expect(theirs.limits).toHaveLength(CHECKED);
    // A walk over the minutes is what working time means; what a library makes of it is its own affair.
    if (who === 'walk') expect(theirs).toEqual(ours);
  });

  it('measures them in turn', async () => {
    const turns = TURNS.map(({ who, what }) => [
      `${who} ${what}`,
      () => reckoners.ask<Pace>({ who, what, milliseconds: MILLISECONDS }),
    ]);
    paces = await interleave(Object.fromEntries(turns), ROUNDS);
    expect(Object.keys(paces)).toHaveLength(TURNS.length);
  });

  it('reckons sooner than any of the others', () => {
    const others = TURNS.filter(({ who }) => who !== 'engine');
    for (const { who, what } of others) {
      expect(ratios(paces[`engine ${what}`]!, paces[`${who} ${what}`]!).least).toBeGreaterThan(1);
    }
  });

  it('takes no longer over forty years than over two weeks', () => {
    // Whoever walks over the days takes a thousand times as long.
    expect(ratios(paces['engine 10']!, paces['engine 10000']!).median).toBeLessThan(3);
  });

  it('is written down', async () => {
    const content = [`${machine()}.`, paceTable(paces), costTable(paces), correctness(CHECKED, differing)];
    await publish('deadlines', content.join('\n\n'));
  });
});
