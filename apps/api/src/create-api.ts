import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '#platform/config';
import { createHttpApp } from '#platform/http';
import { ApiModule } from './api.module.ts';
import { serveDocumentation } from './documentation.ts';
import { serveQueueBoard } from './operations/queue-board.ts';

/** The API as it runs and as tests start it; not yet listening. */
export async function createApi(config: Config): Promise<NestFastifyApplication> {
  const app = await createHttpApp(ApiModule.of(config));
  serveDocumentation(app, config.PUBLIC_URL);
  await serveQueueBoard(app);
  return app;
}
