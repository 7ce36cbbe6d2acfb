import { once } from 'node:events';
import { createServer } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '#platform/config';

/** Listens for everyone on PORT, and for administrators on ADMIN_PORT where it is set; both end with the application. */
export async function listen(
  app: NestFastifyApplication,
  { PORT, ADMIN_PORT, HOST }: Pick<Config, 'PORT' | 'ADMIN_PORT' | 'HOST'>,
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const administration = createServer((request, reply) => fastify.routing(request, reply));
  await app.listen(PORT, HOST);
  if (ADMIN_PORT === undefined) return;
  app.getHttpServer().once('close', () => administration.close());
  administration.listen(ADMIN_PORT, HOST);
  await once(administration, 'listening');
}
