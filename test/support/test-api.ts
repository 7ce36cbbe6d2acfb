import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { httpAdapter, prepareHttpApp } from '#platform/http';
import { createTestDatabase, FakeClock, servedFrom, testConfig } from '#testing';
import { ApiModule } from '../../apps/api/src/api.module.ts';
import { furnishApi } from '../../apps/api/src/create-api.ts';
import { Officer } from './officer.ts';
import { type Route, watchRoutes } from './routes.ts';

/** The API over a database and a clock of the test's own, answering in-process. */
export interface TestApi {
  app: NestFastifyApplication;
  clock: FakeClock;
  database: Database;
  /** As its owner. */
  databaseUrl: string;
  /** Every route it answers. */
  routes: readonly Route[];
  /** Signs an officer of the seed province in. */
  signIn(username: string): Promise<Officer>;
  /** Someone without a session. */
  anyone: Officer;
  close(): Promise<void>;
}

/**
 * @param reach makes the address the API reaches its database at from the direct one.
 * @param prepare makes the database, where it is not to be the seeded two-tier province.
 */
export async function createTestApi(
  overrides: Record<string, string> = {},
  reach = (databaseUrl: string): string => databaseUrl,
  prepare = createTestDatabase,
): Promise<TestApi> {
  const { url, database, close } = await prepare();
  const clock = new FakeClock();
  const config = testConfig({ ...servedFrom(reach(url)), ...overrides });
  const module = await Test.createTestingModule({ imports: [ApiModule.of(config)] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const adapter = httpAdapter(config.TRUSTED_PROXIES);
  const routes = watchRoutes(adapter);
  const app = module.createNestApplication<NestFastifyApplication>(adapter, {
    bufferLogs: true,
    rawBody: true,
  });
  await furnishApi(await prepareHttpApp(app), config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const anyone = new Officer(app);
  return {
    app,
    clock,
    database,
    databaseUrl: url,
    routes,
    anyone,
    signIn: (username) => anyone.signIn(username),
    close: async () => {
      await app.close();
      await close();
    },
  };
}
