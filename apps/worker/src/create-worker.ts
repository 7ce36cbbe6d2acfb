import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '#platform/config';
import { Database, demandLimitedLogin } from '#platform/database';
import { createHttpApp } from '#platform/http';
import { JobHost } from '#platform/queue';
import { Rounds } from './rounds.ts';
import { WorkerModule } from './worker.module.ts';

/** The worker, running: jobs are taken and rounds made; not yet listening for probes. */
export async function createWorker(config: Config): Promise<NestFastifyApplication> {
  const app = await createHttpApp(WorkerModule.of(config), config);
  await demandLimitedLogin(app.get(Database), config);
  await app.init();
  await app.get(JobHost).start();
  app.get(Rounds).begin();
  return app;
}
