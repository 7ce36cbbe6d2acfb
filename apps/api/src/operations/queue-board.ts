import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Abilities } from '#authorization';
import { AdmitAdministration, type RecognisedSession, RecogniseSession } from '#identity';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { partsOf } from '#platform/http';
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
  const keepers = {
    recognise: app.get(RecogniseSession),
    abilities: app.get(Abilities),
    hours: app.get(AdmitAdministration),
    trail: app.get(AuditTrail),
    clock: app.get(Clock),
  };
  const fastify = app.getHttpAdapter().getInstance();
  // The hook belongs to the board's own routes: comparing addresses would miss another spelling of them (/%61dmin).
  const guarded = async (scope: typeof fastify): Promise<void> => {
    scope.addHook('onRoute', (route) => {
      Object.assign(route, { config: { administrative: true, ambient: true } });
    });
    scope.addHook('onRequest', async (request, reply) => {
      try {
        const session = await administratorOf(keepers, request);
        if (!session) await refuse(reply);
        else if (request.method !== 'GET' && request.method !== 'HEAD') {
          await admitChange(keepers, session, request);
        }
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
  hours: AdmitAdministration;
  trail: AuditTrail;
  clock: Clock;
}

/** The board keeps no trail of its own: what is changed on it is written down here, before it is done. */
async function admitChange(
  { hours, trail, clock }: Keepers,
  session: RecognisedSession,
  request: FastifyRequest,
): Promise<void> {
  const named = Object.assign(request, { session });
  await hours.execute(session);
  const { endpoint, ids, ...parts } = partsOf(named);
  await trail.record({
    at: clock.now(),
    ...parts,
    action: 'queue-board.change',
    details: { endpoint, ids },
  });
}

async function administratorOf(
  { recognise, abilities }: Keepers,
  request: FastifyRequest,
): Promise<RecognisedSession | undefined> {
  const credentials = /^Basic (?<encoded>[\w+/=]+)$/.exec(request.headers.authorization ?? '')?.groups?.[
    'encoded'
  ];
  const [, username, token] =
    /^([^:]+):(.+)$/s.exec(Buffer.from(credentials ?? '', 'base64').toString()) ?? [];
  if (!username || !token) return undefined;
  const session = await recognise.execute(token).catch(nobody);
  if (!session || session.confinement || session.principal.username !== username) return undefined;
  return (await abilities.of(session.principal)).can('administer', 'Operations') ? session : undefined;
}

/** A refused token is nobody; an outage is not the caller's fault and stays one. */
function nobody(error: unknown): undefined {
  if (error instanceof Problem) return undefined;
  throw error;
}

const refuse = (reply: FastifyReply) =>
  reply.status(401).header('WWW-Authenticate', 'Basic realm="Mot Cua", charset="UTF-8"').send();
