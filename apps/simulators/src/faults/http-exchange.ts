import type { FastifyInstance, FastifyReply } from 'fastify';
import type { FaultSettings, FaultTarget } from './fault.ts';
import type { FaultScript } from './fault-script.ts';
import { noAnswer } from './perform.ts';

export interface HttpAnswer {
  status: number;
  type: string;
  body: string;
  headers?: Record<string, string>;
}

/** Aborts when the client leaves before it was answered. */
export function clientGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** Sends the answer, or closes the connection when there is to be none. */
export function deliver(reply: FastifyReply, answer: HttpAnswer | typeof noAnswer): FastifyReply {
  if (answer === noAnswer) return hangUp(reply);
  const { status, type, body, headers = {} } = answer;
  return reply.code(status).type(type).headers(headers).send(body);
}

/** Closes every connection that reaches these routes while the target is down. */
export function hangUpWhileDown(app: FastifyInstance, faults: FaultScript, target: FaultTarget): void {
  app.addHook('onRequest', async (_request, reply) => {
    if (faults.isDown(target)) return hangUp(reply);
  });
}

/** What a gateway in front says while the system behind it cannot work. */
export const overloaded = ({ status = 503, afterMs = 1000, bare = false }: FaultSettings): HttpAnswer => ({
  status,
  type: 'text/html; charset=utf-8',
  body: '<html><body><h1>Service Unavailable</h1></body></html>',
  ...(!bare && { headers: { 'retry-after': String(Math.ceil(afterMs / 1000)) } }),
});

/** What some proxies answer, with status 200, in place of the system. */
export const proxyPage = (): HttpAnswer => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body: '<html><body><h1>Hệ thống đang bảo trì</h1></body></html>',
});

function hangUp(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}
