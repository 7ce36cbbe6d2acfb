import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const TOKEN = JSON.stringify({ access_token: 't', token_type: 'Bearer', expires_in: 3600 });

/** A gateway that gives tokens, and to everything else an answer of the test's own. */
export async function oddPlatform(answer: (reply: ServerResponse) => unknown) {
  const asked: unknown[] = [];
  const server: Server = createServer((request, reply) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      if (request.url?.endsWith('/token')) return reply.writeHead(200).end(TOKEN);
      asked.push(JSON.parse(Buffer.concat(pieces).toString()));
      return answer(reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
