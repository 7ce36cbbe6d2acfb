import 'reflect-metadata';
import { loadConfig } from '#platform/config';
import { runProcess } from '#platform/http';
import { createApi } from './create-api.ts';
import { listen } from './listen.ts';

await runProcess(async () => {
  const config = loadConfig();
  const app = await createApi(config);
  await listen(app, config);
  return app;
});
