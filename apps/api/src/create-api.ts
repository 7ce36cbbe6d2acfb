import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '#platform/config';
import { Database, demandLimitedLogin } from '#platform/database';
import { createHttpApp } from '#platform/http';
import { ApiModule } from './api.module.ts';
import { serveDocumentation } from './documentation.ts';
import { serveQueueBoard } from './operations/queue-board.ts';

/** The API as it runs; not yet listening. */
export async function createApi(config: Config): Promise<NestFastifyApplication> {
  const app = await createHttpApp(ApiModule.of(config), config);
  await demandLimitedLogin(app.get(Database), config);
  return furnishApi(app, config);
}

/** Adds what is served beside the endpoints: the API's description and the administrators' queue board. */
export async function furnishApi(
  app: NestFastifyApplication,
  config: Config,
): Promise<NestFastifyApplication> {
  serveDocumentation(app, config.PUBLIC_URL);
  await serveQueueBoard(app);
  return app;
}
