/**
 * A bare Fastify that answers `POST /dossiers` and `POST /dossiers/:id/actions` with one statement each. Takes
 * `{ database, pool, prepared, desks }` from its parent and answers with the address it listens on.
 */
import { fastify } from 'fastify';
import pg from 'pg';
import { act, receive, sender } from './statements.mjs';

process.once('message', async ({ database, pool: max, prepared, desks }) => {
  const send = sender(new pg.Pool({ connectionString: database, max }), prepared);
  const app = fastify();
  let received = 0;
  app.post('/api/v1/dossiers', async (request, reply) => {
    const desk = desks[received++ % desks.length];
    return reply
      .status(201)
      .send(await receive(send, desk, request.body, request.headers['idempotency-key']));
  });
  app.post('/api/v1/dossiers/:id/actions', async (request, reply) => {
    const { headers, params, body } = request;
    const version = Number(headers['if-match'].slice(1, -1));
    const changed = await act(send, params.id, version, body, headers['idempotency-key']);
    return changed ? { id: params.id, ...changed } : reply.status(412).send();
  });
  process.send({ url: await app.listen({ host: '127.0.0.1', port: 0 }) });
});
process.once('disconnect', () => process.exit(0));
