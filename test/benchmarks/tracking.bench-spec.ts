import { TrackingLinks } from '#dossier';
import { sql } from '#platform/database';
import type { TestDatabase } from '#testing';
import { type ApiProcess, startApiProcess } from './measure/api-process.ts';
import { Child } from './measure/child.ts';
import { circumstances, magnitude, publish, table, withRange } from './measure/page.ts';
import { openProvince, provinceApi } from './measure/provinces.ts';
import { interleave, ratios, type Sample, spread } from './measure/rounds.ts';

const SIZES = [10_000, 1_000_000] as const;
/** Connections of the load, and connections of each contender to PostgreSQL. */
const CONNECTIONS = 16;
const ROUNDS = 6;
const SECONDS = 4;
/** Look-ups a second while waiting is measured: so few that what is measured is not the queue before them. */
const CALM = 150;
/** Different dossiers of each province that are looked up, from its whole year. */
const LOOKED_UP = 10_000;

interface Stage {
  place: TestDatabase;
  api: ApiProcess;
  /** Paths of look-ups behind `/tracking/`. */
  byCode: string[];
  bySecret: string[];
}

type Kind = 'byCode' | 'bySecret';
const KINDS: [what: string, kind: Kind][] = [
  ['By code alone', 'byCode'],
  ['By code and secret', 'bySecret'],
];

describe(`look-ups over ${SIZES.map((size) => size.toLocaleString('en')).join(' and ')} dossiers`, () => {
  const stages: Stage[] = [];
  const children: Child[] = [];
  const shares: string[][] = [];
  const waits: string[][] = [];

  const start = (program: string): Child => {
    const child = Child.start(program);
    children.push(child);
    return child;
  };

  beforeAll(async () => {
    for (const size of SIZES) stages.push(await stageOf(size));
  });

  afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => child.stop()));
  });

  afterAll(async () => {
    const where = await circumstances(stages.at(-1)!.place.database);
    await publish('tracking', [where, sharesTable(shares), waitsTable(waits)].join('\n\n'));
    for (const { place, api } of stages) {
      await api.stop();
      await place.close();
    }
  });

  it.each(KINDS)(
    '%s have a measured share of what a bare server answers over a million',
    async (what, kind) => {
      const { place, api, [kind]: codes } = stages.at(-1)!;
      const shooting = (url: string) => {
        const shooter = start('load/tracking.mjs');
        shooter.tell({ codes });
        return () => shooter.ask<Sample>({ url, seconds: SECONDS, connections: CONNECTIONS });
      };
      const bare = async (prepared: boolean) => {
        const access = { database: place.url, pool: CONNECTIONS, prepared };
        return shooting((await start('floor/look-ups.mjs').ask<{ url: string }>(access)).url);
      };
      const { product, plain, prepared } = await interleave(
        { product: shooting(api.url), plain: await bare(false), prepared: await bare(true) },
        ROUNDS,
      );
      const paces = [product, plain, prepared].map((one) => spread(one.map(({ perSecond }) => perSecond)));
      shares.push([
        what,
        withRange(ratios(product, plain)),
        withRange(ratios(product, prepared)),
        ...paces.map(({ median }) => magnitude(median)),
      ]);
      expect(ratios(product, prepared).least).toBeGreaterThan(0);
    },
  );

  it.each(KINDS)('%s wait as long over a million as over ten thousand', async (what, kind) => {
    const [small, large] = stages.map(({ api, [kind]: codes }) => {
      const shooter = start('load/tracking.mjs');
      shooter.tell({ codes });
      const order = { url: api.url, seconds: SECONDS, connections: CONNECTIONS, rate: CALM };
      return () => shooter.ask<Sample>(order);
    });
    const samples = await interleave({ small: small!, large: large! }, ROUNDS);
    const times = spread(samples.large.map(({ p95 }, round) => p95 / samples.small[round]!.p95));
    waits.push([
      what,
      ...[samples.small, samples.large].flatMap((one) => [
        milliseconds(one, 'p50'),
        milliseconds(one, 'p95'),
      ]),
      withRange(times),
    ]);
    expect(times.least).toBeGreaterThan(0);
  });
});

async function stageOf(size: number): Promise<Stage> {
  const place = await openProvince(size);
  const inProcess = await provinceApi(size);
  const links = inProcess.app.get(TrackingLinks, { strict: false });
  const dossiers = await place.database.query<{ id: string; code: string; version: number }>(sql`
    select id, code, secret_version as version from (
      select d.id, d.code, d.secret_version, row_number() over (order by d.id) as place, count(*) over () as places
      from dossier.dossier d where d.secrecy = 'normal') numbered
    where place % greatest(1, places / ${LOOKED_UP}) = 0 order by md5(id::text)`);
  const bySecret = dossiers.map((one) => `${one.code}?secret=${links.of(one, one.version).secret}`);
  await inProcess.close();
  return {
    place,
    api: await startApiProcess(place.url, CONNECTIONS),
    byCode: dossiers.map(({ code }) => code),
    bySecret,
  };
}

const milliseconds = (samples: readonly Sample[], which: 'p50' | 'p95'): string =>
  spread(samples.map((sample) => sample[which])).median.toFixed(1);

const sharesTable = (rows: string[][]): string =>
  table(
    ['Look-up', 'of a bare server', 'of a bare server, prepared', 'requests/s', 'bare/s', 'bare, prepared/s'],
    rows,
  );

const waitsTable = (rows: string[][]): string =>
  table(
    [
      `At ${CALM} a second`,
      ...SIZES.flatMap((size) => [
        `p50 ms, ${size.toLocaleString('en')}`,
        `p95 ms, ${size.toLocaleString('en')}`,
      ]),
      'p95, times',
    ],
    rows,
  );
