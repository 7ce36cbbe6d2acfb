import type { Database } from '#platform/database';
import { sql } from '#platform/database';
import { createTestDatabase, type TestDatabase } from '#testing';
import { birthRegistration } from '../support/receptions.ts';
import { type ApiProcess, startApiProcess } from './measure/api-process.ts';
import { Child } from './measure/child.ts';
import { circumstances, magnitude, publish } from './measure/page.ts';
import { interleave, ratios, type Sample } from './measure/rounds.ts';
import { magnitudesTable, type Measured, type Samples, sharesTable } from './measure/shares.ts';
import { communeDesks, type Desk, type MovingDossier, Stage } from './measure/stage.ts';
import { dossiersWithOtherRows, keptAnswers } from './measure/whole-rows.ts';

/** Connections of the load, and connections of each contender to PostgreSQL. */
const CONNECTIONS = 16;
const ROUNDS = 6;
const SECONDS = 4;
/** For each contender, so many that each dossier is acted on a few times only, as in life. */
const DOSSIERS = 300;
/** Events a second of a whole country in its busiest hours. */
const COUNTRY_PEAK = 65;

/** The programs that stand for one kind of request, and what they need; `material(n)` for the n-th contender. */
interface Bout {
  floor: string;
  load: string;
  work: string;
  material: (contender: number) => object;
}

describe('throughput beside its floor', () => {
  let place: TestDatabase;
  let database: Database;
  let api: ApiProcess;
  let stage: Stage;
  let desks: Desk[];
  let dossiers: MovingDossier[];
  let peak: Sample;
  const measured: Measured[] = [];
  const children: Child[] = [];

  const start = (program: string): Child => {
    const child = Child.start(program);
    children.push(child);
    return child;
  };

  async function compare({ floor, load, work, material }: Bout): Promise<Samples> {
    const access = { database: place.url, pool: CONNECTIONS, desks };
    const order = { seconds: SECONDS, connections: CONNECTIONS };
    let contender = 0;
    const overHttp = (url: string) => {
      const shooter = start(load);
      shooter.tell(material(contender++));
      return () => shooter.ask<Sample>({ url, ...order });
    };
    const server = async (prepared: boolean) => {
      const { url } = await start(floor).ask<{ url: string }>({ ...access, prepared });
      return overHttp(url);
    };
    const alone = (prepared: boolean) => {
      const callers = start('floor/callers.mjs');
      callers.tell({ ...access, prepared, work, ...material(contender++) });
      return () => callers.ask<Sample>(order);
    };
    return interleave(
      {
        product: overHttp(api.url),
        floor: await server(false),
        floorPrepared: await server(true),
        statement: alone(false),
        statementPrepared: alone(true),
      },
      ROUNDS,
    );
  }

  /** Every share must be a number above nothing, whatever the machine. */
  function keep(request: string, samples: Samples): void {
    measured.push({ request, samples });
    const { product, ...floors } = samples;
    for (const floor of Object.values(floors)) expect(ratios(product, floor).least).toBeGreaterThan(0);
  }

  beforeAll(async () => {
    place = await createTestDatabase();
    database = place.database;
    api = await startApiProcess(place.url, CONNECTIONS);
    stage = new Stage(api.url);
    desks = await communeDesks(database);
    dossiers = await stage.dossiersAtAppraisal(5 * DOSSIERS);
    await database.query(sql`analyze`);
  });

  afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => child.stop()));
  });

  afterAll(async () => {
    await api.stop();
    await place.close();
  });

  it('receives dossiers at a measured share of the floor', async () => {
    const body = birthRegistration();
    const tokens = await Promise.all(desks.map(({ username }) => stage.signIn(username)));
    const material = () => ({ tokens, body });
    const samples = await compare({
      floor: 'floor/fastify.mjs',
      load: 'load/receptions.mjs',
      work: 'receive',
      material,
    });
    keep('Reception, `POST /dossiers`', samples);
  });

  it('takes actions at a measured share of the floor', async () => {
    const tokens = await actionTokens(stage);
    const material = (contender: number) => ({
      tokens,
      dossiers: dossiers.slice(contender * DOSSIERS, (contender + 1) * DOSSIERS),
    });
    const samples = await compare({
      floor: 'floor/fastify.mjs',
      load: 'load/actions.mjs',
      work: 'act',
      material,
    });
    keep('Action, `POST /dossiers/:id/actions`', samples);
  });

  it('has written the same rows whoever wrote them, and none twice', async () => {
    expect(await dossiersWithOtherRows(database)).toEqual([]);
    const { kept, changes } = await keptAnswers(database);
    expect(kept).toBe(changes);
  });

  it('answers look-ups at a measured share of the floor', async () => {
    const material = () => ({ codes: dossiers.map(({ code }) => code) });
    const samples = await compare({
      floor: 'floor/node-http.mjs',
      load: 'load/tracking.mjs',
      work: 'track',
      material,
    });
    keep('Look-up, `GET /tracking/:code`', samples);
  });

  it("takes a country's peak of actions without a failure", async () => {
    const load = start('load/actions.mjs');
    load.tell({ tokens: await actionTokens(stage), dossiers: await stage.dossiersAtAppraisal(DOSSIERS) });
    peak = await load.ask<Sample>({
      url: api.url,
      seconds: 20,
      connections: CONNECTIONS,
      rate: COUNTRY_PEAK,
    });
    expect(peak.failed).toBe(0);
    expect(peak.perSecond).toBeGreaterThan(COUNTRY_PEAK * 0.9);
  });

  it('is written down', async () => {
    const where = await circumstances(database);
    const pace = `At ${COUNTRY_PEAK} actions a second, ${CONNECTIONS} at once: p50 ${magnitude(peak.p50)} ms, p99 ${magnitude(peak.p99)} ms.`;
    await publish('throughput', [where, sharesTable(measured), magnitudesTable(measured), pace].join('\n\n'));
    expect(measured).toHaveLength(3);
  });
});

const actionTokens = async (stage: Stage) => ({
  appraisal: await stage.signIn('thuly.hoaban'),
  review: await stage.signIn('truongphong.hoaban'),
});
