import { createDataSource, Database, type Sight, sight, sql } from '#platform/database';
import { asApplication, createTestDatabase, type TestDatabase } from '#testing';
import { setWall, walledTables } from '../support/row-security.ts';
import { type ApiProcess, startApiProcess } from './measure/api-process.ts';
import { Child } from './measure/child.ts';
import { circumstances, publish, table, withRange } from './measure/page.ts';
import { interleave, type Pace, ratios, type Spread } from './measure/rounds.ts';
import { type MovingDossier, Stage } from './measure/stage.ts';

const CONNECTIONS = 8;
const ROUNDS = 6;
const SECONDS = 2;
const DOSSIERS = 150;

describe('what the wall between agencies costs', () => {
  let place: TestDatabase;
  let api: ApiProcess;
  let stage: Stage;
  let walled: string[];
  let dossiers: MovingDossier[];
  const measured: [what: string, share: Spread][] = [];
  const children: Child[] = [];

  beforeAll(async () => {
    place = await createTestDatabase();
    walled = await walledTables(place.database);
    api = await startApiProcess(place.url, CONNECTIONS);
    stage = new Stage(api.url);
    dossiers = await stage.dossiersAtAppraisal(2 * DOSSIERS);
    await place.database.query(sql`analyze`);
  });
  afterAll(async () => {
    await Promise.all(children.map((child) => child.stop()));
    await api.stop();
    const where = await circumstances(place.database);
    const rows = measured.map(([what, share]) => [what, withRange(share)]);
    await publish('row security', `${where}\n\n${table(['Work', 'with over without'], rows)}`);
    await place.close();
  });

  const keep = (what: string, share: Spread): void => {
    measured.push([what, share]);
    expect(share.least).toBeGreaterThan(0);
  };

  /** The same requests with policies and without, at the same process. @param material for each of the two */
  async function compare(what: string, load: string, material: (contender: number) => object): Promise<void> {
    const turn = (contender: number, up: boolean) => {
      const shooter = Child.start(load);
      children.push(shooter);
      shooter.tell(material(contender));
      return async () => {
        await setWall(place.database, walled, up);
        return shooter.ask<Pace>({ url: api.url, seconds: SECONDS, connections: CONNECTIONS });
      };
    };
    const samples = await interleave<'up' | 'down', Pace>(
      { up: turn(0, true), down: turn(1, false) },
      ROUNDS,
    );
    await setWall(place.database, walled, true);
    keep(what, ratios(samples.up, samples.down));
  }

  it('in actions', async () => {
    const tokens = {
      appraisal: await stage.signIn('thuly.hoaban'),
      review: await stage.signIn('truongphong.hoaban'),
    };
    await compare('Policies, in `POST /dossiers/:id/actions`', 'load/actions.mjs', (contender) => ({
      tokens,
      dossiers: dossiers.slice(contender * DOSSIERS, (contender + 1) * DOSSIERS),
    }));
  });

  it('in pages and lists', async () => {
    const token = await stage.signIn('truongphong.hoaban');
    const paths = dossiers.slice(0, DOSSIERS).map(({ id }) => `/dossiers/${id}`);
    await compare('Policies, in `GET /dossiers/:id`', 'load/reads.mjs', () => ({ token, paths }));
    await compare('Policies, in `GET /dossiers`', 'load/reads.mjs', () => ({ token, paths: ['/dossiers'] }));
  });

  it('in public look-ups', async () => {
    const codes = dossiers.map(({ code }) => code);
    await compare('Policies, in `GET /tracking/:code`', 'load/tracking.mjs', () => ({ codes }));
  });

  it('in being told who asks', async () => {
    const url = asApplication(place.url);
    const source = await createDataSource({ url, pool: 1, applicationName: 'mot-cua-bench' }).initialize();
    const database = new Database(source);
    const one = sql`select status from dossier.dossier where id = ${dossiers[0]!.id}`;
    const turn = (sights: readonly [Sight, Sight]) => async (): Promise<Pace> => {
      const began = performance.now();
      let done = 0;
      for (; performance.now() - began < SECONDS * 1_000; done += 1) {
        await sight.ofRequest(() => {
          sight.becomes(sights[done % 2]!);
          return database.queryPrepared(one);
        });
      }
      return { perSecond: done / SECONDS, failed: 0 };
    };
    const [a, b] = [1, 2].map((agency): Sight => ({ agencies: [agency], officers: [agency] }));
    const samples = await interleave<'told' | 'kept', Pace>(
      { told: turn([a!, b!]), kept: turn([a!, a!]) },
      ROUNDS,
    );
    await source.destroy();
    keep(
      'Being told who asks, with each statement by key on one connection',
      ratios(samples.told, samples.kept),
    );
  });
});
