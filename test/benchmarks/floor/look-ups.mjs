/**
 * A bare `node:http` server that answers `GET /tracking/:code` by one read: of the status alone, or with `?secret=` of all
 * that an applicant is shown. Takes `{ database, pool, prepared }` from its parent and answers with the address it listens on.
 */
import { createServer } from 'node:http';
import pg from 'pg';
import { TRACK, TRACK_WHOLE } from './sql.mjs';
import { sender } from './statements.mjs';

process.once('message', ({ database, pool: max, prepared }) => {
  const send = sender(new pg.Pool({ connectionString: database, max }), prepared);
  const server = createServer(async (request, response) => {
    const [path, query] = request.url.split('?');
    const code = path.slice(path.lastIndexOf('/') + 1);
    const { rows } = await (query ? send('whole', TRACK_WHOLE, [code]) : send('track', TRACK, [code]));
    response.writeHead(rows[0] ? 200 : 404, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(rows[0] ?? {}));
  });
  server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
});
process.once('disconnect', () => process.exit(0));
