import 'reflect-metadata';
import { loadConfig } from '#platform/config';
import { runProcess } from '#platform/http';
import { createWorker } from './create-worker.ts';

await runProcess(async () => {
  const config = loadConfig();
  const app = await createWorker(config);
  await app.listen(config.WORKER_PORT, config.HOST);
  return app;
});
