import 'reflect-metadata';
import { loadConfig } from '#platform/config';
import { runProcess } from '#platform/http';
import { createApi } from './create-api.ts';

await runProcess(async () => {
  const config = loadConfig();
  const app = await createApi(config);
  await app.listen(config.PORT, config.HOST);
  return app;
});
