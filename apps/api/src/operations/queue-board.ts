import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { holdsRole, Sessions } from '#identity';
import { Queues } from '#platform/queue';

const PATH = '/admin/queues';

/** Serves the queues' board to administrators, who sign in by the browser's own dialogue (HTTP Basic). */
export async function serveQueueBoard(app: NestFastifyApplication): Promise<void> {
  const board = new FastifyAdapter();
  const queues = app.get(Queues).all();
  createBullBoard({ queues: queues.map((queue) => new BullMQAdapter(queue)), serverAdapter: board });
  board.setBasePath(PATH);
  const sessions = app.get(Sessions);
  const fastify = app.getHttpAdapter().getInstance();
  // The hook belongs to the board's own routes: comparing addresses would miss another spelling of them (/%61dmin).
  const guarded = async (scope: typeof fastify): Promise<void> => {
    scope.addHook('onRequest', async (request, reply) => {
      if (!(await isAdministrator(sessions, request))) await refuse(reply);
    });
    await scope.register(board.registerPlugin());
  };
  await fastify.register(guarded, { prefix: PATH });
}

async function isAdministrator(sessions: Sessions, request: FastifyRequest): Promise<boolean> {
  const credentials = /^Basic (?<encoded>[\w+/=]+)$/.exec(request.headers.authorization ?? '')?.groups?.[
    'encoded'
  ];
  const [, username, password] =
    /^([^:]+):(.+)$/s.exec(Buffer.from(credentials ?? '', 'base64').toString()) ?? [];
  if (!username || !password) return false;
  const principal = await sessions.byPassword(username, password).catch(() => undefined);
  return principal !== undefined && holdsRole(principal, ['administrator']);
}

const refuse = (reply: FastifyReply) =>
  reply.status(401).header('WWW-Authenticate', 'Basic realm="Mot Cua", charset="UTF-8"').send();
