import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Abilities } from '#authorization';
import { RecogniseSession } from '#identity';
import { Problem } from '#platform/problem';
import { Queues } from '#platform/queue';

const PATH = '/admin/queues';

/**
 * Serves the queues' board to administrators. The browser's own dialogue (HTTP Basic) asks them for their user name and
 * the access token of their session: the password would open the board without a second factor, past the lock, and
 * again and again.
 */
export async function serveQueueBoard(app: NestFastifyApplication): Promise<void> {
  const board = new FastifyAdapter();
  const queues = app.get(Queues).all();
  createBullBoard({ queues: queues.map((queue) => new BullMQAdapter(queue)), serverAdapter: board });
  board.setBasePath(PATH);
  const keepers = { recognise: app.get(RecogniseSession), abilities: app.get(Abilities) };
  const fastify = app.getHttpAdapter().getInstance();
  // The hook belongs to the board's own routes: comparing addresses would miss another spelling of them (/%61dmin).
  const guarded = async (scope: typeof fastify): Promise<void> => {
    scope.addHook('onRoute', (route) => {
      Object.assign(route, { config: { administrative: true } });
    });
    scope.addHook('onRequest', async (request, reply) => {
      try {
        if (!(await mayOperate(keepers, request))) await refuse(reply);
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

interface Keepers {
  recognise: RecogniseSession;
  abilities: Abilities;
}

async function mayOperate({ recognise, abilities }: Keepers, request: FastifyRequest): Promise<boolean> {
  const credentials = /^Basic (?<encoded>[\w+/=]+)$/.exec(request.headers.authorization ?? '')?.groups?.[
    'encoded'
  ];
  const [, username, token] =
    /^([^:]+):(.+)$/s.exec(Buffer.from(credentials ?? '', 'base64').toString()) ?? [];
  if (!username || !token) return false;
  const session = await recognise.execute(token).catch(nobody);
  if (!session || session.confinement || session.principal.username !== username) return false;
  return (await abilities.of(session.principal)).can('administer', 'Operations');
}

/** A refused token is nobody; an outage is not the caller's fault and stays one. */
function nobody(error: unknown): undefined {
  if (error instanceof Problem) return undefined;
  throw error;
}

const refuse = (reply: FastifyReply) =>
  reply.status(401).header('WWW-Authenticate', 'Basic realm="Mot Cua", charset="UTF-8"').send();
