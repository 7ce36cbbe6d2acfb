/**
 * A bare `node:http` server that answers `GET /tracking/:code` by the same read. Takes `{ database, pool, prepared }`
 * from its parent and answers with the address it listens on.
 */
import { createServer } from 'node:http';
import pg from 'pg';
import { sender, track } from './statements.mjs';

process.once('message', ({ database, pool: max, prepared }) => {
  const send = sender(new pg.Pool({ connectionString: database, max }), prepared);
  const server = createServer(async (request, response) => {
    const found = await track(send, request.url.slice(request.url.lastIndexOf('/') + 1));
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(found ?? {}));
  });
  server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
});
process.once('disconnect', () => process.exit(0));
