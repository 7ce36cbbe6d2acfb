import { ModulesContainer } from '@nestjs/core';
import { createTestApi } from '../../support/test-api.ts';
it('x', async () => {
  const api = await createTestApi();
  console.log(api.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }));
  const c = api.app.get(ModulesContainer);
  console.log([...c.values()].flatMap((m: any) => [...m.controllers.values()].map((w: any) => w.metatype.name)).join());
  for (const u of ['/admin/queues/', '/%61dmin/queues/', '/%61dmin/queues/api/queues', '/ADMIN/queues/', '//admin/queues/', '/admin//queues/','/docs','/docs-json','/docs-yaml','/openapi.json','/api/v1/dossiers/%ZZ','/api/v1/tracking/'+'a'.repeat(300), '/%ff']) {
    const r = await api.app.inject({ method: 'GET', url: u });
    console.log(u, r.statusCode, r.headers['content-type'], r.body.slice(0, 150));
  }
  await api.close();
});
