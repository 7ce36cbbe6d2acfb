import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { holdsRole, Sessions } from '#identity';
import { Problem } from '#platform/problem';
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
      try {
        if (!(await isAdministrator(sessions, request))) await refuse(reply);
      } catch (error) {
        // The board's own handler would show the error as it is.
        fastify.errorHandler(error as FastifyError, request, reply);
        await reply;
      }
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
  const principal = await sessions.byPassword(username, password).catch(nobody);
  return principal !== undefined && holdsRole(principal, ['administrator']);
}

/** A refused sign-in is nobody; an outage is not the caller's fault and stays one. */
function nobody(error: unknown): undefined {
  if (error instanceof Problem) return undefined;
  throw error;
}

const refuse = (reply: FastifyReply) =>
  reply.status(401).header('WWW-Authenticate', 'Basic realm="Mot Cua", charset="UTF-8"').send();
