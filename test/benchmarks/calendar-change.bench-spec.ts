import { FakeClock } from '#testing';
import { CalendarBook } from '#working-calendar';
import { seedBook } from './deadlines/seed-book.ts';
import { circumstances, grouped, magnitude, publish, table, withRange } from './measure/page.ts';
import { interleave, type Pace, ratios, spread } from './measure/rounds.ts';
import { FilledDatabase } from './running/filled-database.ts';
import { fillRunning } from './running/fill-running.ts';
import { reckonedDossiers } from './running/reckoned-dossiers.ts';
import type { Promises, RecordedMove } from './running/running-office.ts';

const DOSSIERS = 100_000;
const PREVIEWS = 5;
const APPLICATIONS = 3;
/** A working day to come, and one that is over, on which some dossiers were received or stood still. */
const DAY_OFF = '2026-03-10';
const PAST_DAY = '2026-02-24';

describe(`a change of the calendar over ${DOSSIERS.toLocaleString('en')} running dossiers`, () => {
  let filled: FilledDatabase;
  let where: string;
  let moved: number;
  let previews: Record<'preview' | 'reads', Pace[]>;
  const applied: Record<Promises, Pace[]> = { 're-issue': [], keep: [] };

  beforeAll(async () => {
    const calendar = new CalendarBook(seedBook(), 1).of({ code: '', calendar: 'standard' });
    const dossiers = reckonedDossiers(DOSSIERS, calendar, new FakeClock().now());
    filled = await FilledDatabase.filledBy((url) => fillRunning(url, dossiers));
  });

  afterAll(() => filled.drop());

  it('moves nothing while the calendar stays as it is', () =>
    filled.inOffice(async (office) => {
      expect(await office.preview()).toMatchObject({ looked: DOSSIERS, moved: [] });
    }));

  it.each([DAY_OFF, PAST_DAY])('previews exactly the dossiers that a day off on %s moves', (date) =>
    filled.inOffice(async (office) => {
      const preview = await office.preview(date);
      expect(preview.looked).toBe(DOSSIERS);
      expect(preview.moved).toEqual(await office.movedByDayOff(date));
      if (date === DAY_OFF) moved = preview.moved.length;
    }),
  );

  it('previews at a measured share of the pace of its reads', () =>
    filled.inOffice(async (office) => {
      previews = await interleave(
        {
          preview: async () => paceOf(await office.preview(DAY_OFF)),
          reads: async () => paceOf(await office.reads(DAY_OFF)),
        },
        PREVIEWS,
      );
      expect(ratios(previews.preview, previews.reads).least).toBeGreaterThan(0);
      where = await circumstances(office.database);
    }));

  it.each<Promises>(Array.from({ length: APPLICATIONS }, () => ['re-issue', 'keep'] as const).flat())(
    'is carried out on exactly those dossiers with promises to %s',
    (promises) =>
      filled.inOffice(async (office) => {
        const expected = await office.movedByDayOff(DAY_OFF);
        const { revision, looked, ...duration } = await office.apply(DAY_OFF, promises);
        applied[promises].push(paceOf(duration));
        expect(looked).toBe(DOSSIERS);
        const moves = await office.movesOf(revision);
        expect(moves.map(({ id }) => id)).toEqual(expected);
        expect(moves.filter(promises === 'keep' ? isKept : isReissued)).toHaveLength(expected.length);
      }),
  );

  it('is written down', async () => {
    const paces = table(
      ['Over all running dossiers', 'seconds', 'dossiers/s'],
      [
        line('Preview', previews.preview),
        line('Reads of a preview alone', previews.reads),
        line('Carried out, promises re-issued', applied['re-issue']),
        line('Carried out, promises kept', applied.keep),
      ],
    );
    const share =
      `Of ${grouped(DOSSIERS)} running dossiers a day off on the fourth working day to come moves ${grouped(moved)}. ` +
      `A preview runs at ${withRange(ratios(previews.preview, previews.reads))} of the pace of its reads alone.`;
    await publish('calendar change', [where, paces, share].join('\n\n'));
    expect(Object.values(applied).flat()).toHaveLength(2 * APPLICATIONS);
  });
});

const paceOf = ({ seconds }: { seconds: number }): Pace => ({ perSecond: DOSSIERS / seconds, failed: 0 });

/** A line of the table: how long all of them took, and how many that is a second. */
const line = (what: string, paces: readonly Pace[]): string[] => [
  what,
  withRange(spread(paces.map(({ perSecond }) => DOSSIERS / perSecond))),
  magnitude(spread(paces.map(({ perSecond }) => perSecond)).median),
];

const isReissued = ({ outcome, dueAt, dueByCalendar, version, told }: RecordedMove): boolean =>
  outcome === 're-issued' && dueAt.getTime() === dueByCalendar.getTime() && version === 2 && told === 1;

const isKept = ({ outcome, dueAt, dueBefore, version, told }: RecordedMove): boolean =>
  outcome === 'kept' && dueAt.getTime() === dueBefore.getTime() && version === 1 && told === 0;
