import helmet from '@fastify/helmet';
import { fastify } from 'fastify';

/** What an answer of any server has. */
const OF_ANY = ['content-type', 'content-length', 'connection', 'date'];

/**
 * The security headers of every answer. Helmet works them out anew for each request, which takes longer than a look-up by
 * key; they are the same each time, so it is asked once.
 */
export async function securityHeaders(): Promise<Record<string, string>> {
  const server = fastify();
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: { 'script-src': ["'self'", "'unsafe-inline'"], 'upgrade-insecure-requests': null },
    },
  });
  server.get('/', () => '');
  const { headers } = await server.inject('/');
  await server.close();
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !OF_ANY.includes(name) ? [[name, value]] : [],
    ),
  );
}
