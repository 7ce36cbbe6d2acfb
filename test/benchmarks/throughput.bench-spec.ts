import { type Database, sql } from '#platform/database';
import { createTestDatabase, type TestDatabase } from '#testing';
import { birthRegistration } from '../support/receptions.ts';
import { type ApiProcess, startApiProcess } from './measure/api-process.ts';
import { Child } from './measure/child.ts';
import { circumstances, magnitude, publish, table, withRange } from './measure/page.ts';
import { interleave, ratios, type Sample, spread } from './measure/rounds.ts';
import { communeDesks, type Desk, type MovingDossier, Stage } from './measure/stage.ts';

/** Connections of the load, and connections of each contender to PostgreSQL. */
const CONNECTIONS = 16;
const ROUNDS = 6;
const SECONDS = 5;
/** Enough that each is acted on a few times only, as in life. */
const DOSSIERS = 1_200;
/** Events a second of a whole country in its busiest hours. */
const COUNTRY_PEAK = 65;

type Contender = 'product' | 'floor' | 'statement';
type Samples = Record<Contender, Sample[]>;

describe('throughput beside its floor', () => {
  let place: TestDatabase;
  let database: Database;
  let api: ApiProcess;
  let stage: Stage;
  let desks: Desk[];
  let dossiers: MovingDossier[];
  const children: Child[] = [];
  const measured = new Map<string, Samples>();
  let peak: Sample;

  const start = (program: string): Child => {
    const child = Child.start(program);
    children.push(child);
    return child;
  };

  /** The product and the floor's server under the same load, and the floor's statement without a server. */
  async function compare(options: {
    floor: { program: string };
    load: { program: string; product: object; floor: object };
    callers: object;
  }): Promise<Samples> {
    const access = { database: place.url, pool: CONNECTIONS, desks };
    const { url } = await start(options.floor.program).ask<{ url: string }>(access);
    const [ours, theirs, callers] = [start(options.load.program), start(options.load.program), start('floor/callers.mjs')];
    ours.tell(options.load.product);
    theirs.tell(options.load.floor);
    callers.tell({ ...access, ...options.callers });
    const order = (seconds: number) => ({ seconds, connections: CONNECTIONS });
    return interleave(
      {
        product: (seconds) => ours.ask<Sample>({ url: api.url, ...order(seconds) }),
        floor: (seconds) => theirs.ask<Sample>({ url, ...order(seconds) }),
        statement: (seconds) => callers.ask<Sample>(order(seconds)),
      },
      { rounds: ROUNDS, seconds: SECONDS },
    );
  }

  beforeAll(async () => {
    place = await createTestDatabase();
    database = place.database;
    api = await startApiProcess(place.url, CONNECTIONS);
    stage = new Stage(api.url);
    desks = await communeDesks(database);
    dossiers = await stage.dossiersAtAppraisal(DOSSIERS);
    await database.query(sql`analyze`);
  });

  afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => child.stop()));
  });

  afterAll(async () => {
    await api.stop();
    await publish('throughput', `${await circumstances(database)}\n\n${throughputTable(measured)}\n\n${peakSentence(peak)}`);
    await place.close();
  });

  it('receives dossiers at a measured share of the floor', async () => {
    const body = birthRegistration();
    const tokens = await Promise.all(desks.map(({ username }) => stage.signIn(username)));
    const samples = await compare({
      floor: { program: 'floor/fastify.mjs' },
      load: { program: 'load/receptions.mjs', product: { tokens, body }, floor: { tokens, body } },
      callers: { work: 'receive', body },
    });
    measured.set('reception', samples);
    expect(ratios(samples.product, samples.floor).least).toBeGreaterThan(0);
  });

  it('takes actions at a measured share of the floor', async () => {
    const third = DOSSIERS / 3;
    const [ours, theirs, callers] = [0, 1, 2].map((part) => dossiers.slice(part * third, (part + 1) * third));
    const tokens = await actionTokens(stage);
    const samples = await compare({
      floor: { program: 'floor/fastify.mjs' },
      load: {
        program: 'load/actions.mjs',
        product: { tokens, dossiers: ours },
        floor: { tokens, dossiers: theirs },
      },
      callers: { work: 'act', dossiers: callers },
    });
    measured.set('action', samples);
    expect(ratios(samples.product, samples.floor).least).toBeGreaterThan(0);
    await expectWholeHistories(database);
  });

  it('answers look-ups at a measured share of the floor', async () => {
    const codes = dossiers.map(({ code }) => code);
    const samples = await compare({
      floor: { program: 'floor/node-http.mjs' },
      load: { program: 'load/tracking.mjs', product: { codes }, floor: { codes } },
      callers: { work: 'track', codes },
    });
    measured.set('tracking', samples);
    expect(ratios(samples.product, samples.floor).least).toBeGreaterThan(0);
  });

  it("takes a country's peak of actions without a failure", async () => {
    const fresh = await stage.dossiersAtAppraisal(200);
    const load = start('load/actions.mjs');
    load.tell({ tokens: await actionTokens(stage), dossiers: fresh });
    peak = await load.ask<Sample>({ url: api.url, seconds: 20, connections: CONNECTIONS, rate: COUNTRY_PEAK });
    expect(peak.failed).toBe(0);
    expect(peak.perSecond).toBeGreaterThan(COUNTRY_PEAK * 0.9);
  });
});

const actionTokens = async (stage: Stage) => ({
  appraisal: await stage.signIn('thuly.hoaban'),
  review: await stage.signIn('truongphong.hoaban'),
});

/** Whoever moved them, no action is missing from a history and none is in it twice. */
async function expectWholeHistories(database: Database): Promise<void> {
  const broken = await database.query(sql`
    select d.id from dossier.dossier d
    where d.version <> (select count(*) from dossier.history h where h.dossier_id = d.id)
       or 1 <> (select count(*) from dossier.task t where t.dossier_id = d.id and t.closed_at is null)`);
  expect(broken).toEqual([]);
}

const NAMES: Record<string, string> = {
  reception: 'Reception, `POST /dossiers`',
  action: 'Action, `POST /dossiers/:id/actions`',
  tracking: 'Tracking, `GET /tracking/:code`',
};

const throughputTable = (measured: ReadonlyMap<string, Samples>): string =>
  table(
    ['Request', 'Share of the floor', 'Share of the statement alone', 'Requests/s', 'Floor/s', 'p99 ms'],
    [...measured].map(([name, { product, floor, statement }]) => [
      NAMES[name]!,
      withRange(ratios(product, floor)),
      withRange(ratios(product, statement)),
      magnitude(middle(product, 'perSecond')),
      magnitude(middle(floor, 'perSecond')),
      magnitude(middle(product, 'p99')),
    ]),
  );

const middle = (samples: readonly Sample[], figure: 'perSecond' | 'p50' | 'p99'): number =>
  spread(samples.map((sample) => sample[figure])).median;

const peakSentence = ({ p50, p99 }: Sample): string =>
  `At ${COUNTRY_PEAK} actions a second, in bursts of ${CONNECTIONS}: p50 ${magnitude(p50)} ms, p99 ${magnitude(p99)} ms.`;
