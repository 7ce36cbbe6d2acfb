import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FaultSettings } from '../faults/fault.ts';
import type { FaultScript } from '../faults/fault-script.ts';
import {
  clientGone,
  deliver,
  hangUpWhileDown,
  type HttpAnswer,
  overloaded,
  proxyPage,
} from '../faults/http-exchange.ts';
import { type Exchange, perform } from '../faults/perform.ts';
import type { NationalPortal, PortalCall } from './national-portal.ts';

/** The security server's adapters of both generations forward to the portal. */
const adapters = ['XrdAdapter', 'VXPAdapter'];
const addressed = z.object({ dstcode: z.string().min(1) });
const callBody = z.record(z.string(), z.unknown()).catch({});

/** `POST /{XrdAdapter|VXPAdapter}/RestService/forward/mapi/login` and `…/mapi/*`, as the security server offers them. */
export async function portalProtocolRoutes(
  app: FastifyInstance,
  { portal, faults }: { portal: NationalPortal; faults: FaultScript },
): Promise<void> {
  hangUpWhileDown(app, faults, 'portal');
  app.addHook('preHandler', async (request, reply) => {
    if (!isAddressed(request)) return reply.code(400).send({ error_code: '-1', message: 'Thiếu dstcode' });
  });

  const take = (service: string, body: PortalCall['body'], housekeeping: boolean) => {
    const fault = faults.take({ target: 'portal', service, housekeeping });
    return { fault, call: { service, body, fault: fault?.settings.kind ?? null } };
  };
  for (const adapter of adapters) {
    app.post(`/${adapter}/RestService/forward/mapi/login`, async (request, reply) => {
      const { fault, call } = take('login', callBody.parse(request.body), true);
      return deliver(reply, await perform(fault, loginExchange(portal, call, reply)));
    });
    app.post(`/${adapter}/RestService/forward/mapi/*`, async (request, reply) => {
      const body = callBody.parse(request.body);
      const { fault, call } = take(typeof body.service === 'string' ? body.service : '', body, false);
      return deliver(reply, await perform(fault, businessExchange(portal, call, reply)));
    });
  }
}

const isAddressed = ({ headers, query }: FastifyRequest): boolean =>
  addressed.safeParse(headers).success || addressed.safeParse(query).success;

const businessExchange = (
  portal: NationalPortal,
  call: PortalCall,
  reply: FastifyReply,
): Exchange<HttpAnswer> => ({
  ...unprotocolled(portal, call, reply),
  work: () => json(portal.answer(call)),
  pretend: () => json(portal.pretend(call)),
  reject: (fault) => json(portal.reject(call, fault)),
  doSome: (fault) => json(portal.answerSome(call, fault)),
  expireSession: (fault) => json(portal.expireSession(call, fault)),
});

const loginExchange = (
  portal: NationalPortal,
  call: PortalCall,
  reply: FastifyReply,
): Exchange<HttpAnswer> => ({
  ...unprotocolled(portal, call, reply),
  work: () => json(portal.login(call)),
  pretend: () => json(portal.pretendLogin(call)),
  reject: (fault) => json(portal.reject(call, { message: 'Tài khoản đã bị khóa', ...fault })),
});

/** The endings in which the portal itself says nothing. */
const unprotocolled = (portal: NationalPortal, call: PortalCall, reply: FastifyReply) => {
  const unanswered = (answer: HttpAnswer) => {
    portal.leaveUnanswered(call);
    return answer;
  };
  return {
    clientGone: clientGone(reply),
    refuse: (fault: FaultSettings) => unanswered(overloaded(fault)),
    garble: () => unanswered(proxyPage()),
    vanish: () => portal.leaveUnanswered(call),
    cut: (answer: HttpAnswer) => ({ ...answer, body: answer.body.slice(0, answer.body.length / 2) }),
    recode: (answer: HttpAnswer) => ({
      ...answer,
      body: answer.body.replaceAll(/"error_code":"(-?\d+)"/g, (_, code) => `"error_code":${Number(code)}`),
    }),
  };
};

const json = (answer: object): HttpAnswer => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(answer),
});
