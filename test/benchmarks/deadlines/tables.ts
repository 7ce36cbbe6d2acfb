import { grouped, magnitude, table, withRange, withWideRange } from '../measure/page.ts';
import { type Pace, ratios, spread } from '../measure/rounds.ts';

export type Contender = 'engine' | 'library' | 'librarySaturdays' | 'walk';

/** By contender and what it reckoned: working days, or `history`. */
export type Paces = Record<string, Pace[]>;

const WHAT = [
  ['10', 'Limit of 10 working days'],
  ['250', 'Limit of 250 working days'],
  ['history', '10 working days, two suspensions, an extension'],
] as const;

/** How many times as many due times a second the engine reckons. */
export const paceTable = (paces: Paces): string =>
  table(
    [
      'Due time',
      'engine/s',
      'times dayjs-business-time',
      'times the same with make-up Saturdays',
      'times a walk by minutes',
    ],
    WHAT.map(([what, words]) => [
      words,
      magnitude(spread(pacesOf(paces, 'engine', what).map(({ perSecond }) => perSecond)).median),
      ...(['library', 'librarySaturdays', 'walk'] as const).map((other) =>
        withWideRange(ratios(pacesOf(paces, 'engine', what), pacesOf(paces, other, what))),
      ),
    ]),
  );

/** What a due time costs beside one of a limit of 10 days, by the length of the limit. */
export const costTable = (paces: Paces): string =>
  table(
    ['Cost of a due time over that at 10 days', 'engine', 'dayjs-business-time', 'walk by minutes'],
    ['250', '10000'].map((days) => [
      `Limit of ${grouped(Number(days))} working days`,
      ...(['engine', 'library', 'walk'] as const).map((who) =>
        paces[`${who} ${days}`]
          ? withRange(ratios(pacesOf(paces, who, '10'), pacesOf(paces, who, days)))
          : '–',
      ),
    ]),
  );

/** How many due times come out other than the engine's. */
export function correctness(
  checked: number,
  differing: Readonly<Record<Contender, { limits: number; histories: number }>>,
): string {
  const of = (who: Contender): string => `${differing[who].limits} and ${differing[who].histories}`;
  return (
    `Of ${grouped(checked)} limits of 1 to 60 working days and ${grouped(checked)} histories, so many come out other ` +
    `than the engine's: ${of('walk')} of the walk by minutes; ${of('library')} of dayjs-business-time, which knows no ` +
    `make-up Saturdays; ${of('librarySaturdays')} of the same with every other Saturday named a day off.`
  );
}

const pacesOf = (paces: Paces, who: Contender, what: string): Pace[] => paces[`${who} ${what}`] ?? [];
