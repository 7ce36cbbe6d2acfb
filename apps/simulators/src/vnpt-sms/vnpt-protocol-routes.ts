import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ArmedFault } from '../faults/armed-fault.ts';
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
import type { VnptGateway } from './vnpt-gateway.ts';
import type { VnptAnswer } from './vnpt-request.ts';

export interface VnptProtocolOptions {
  gateway: VnptGateway;
  faults: FaultScript;
}

/** `POST /smsmarketing/api`; it answers 200 whatever it has to say. */
export async function vnptProtocolRoutes(app: FastifyInstance, options: VnptProtocolOptions): Promise<void> {
  const { gateway, faults } = options;
  hangUpWhileDown(app, faults, 'vnpt-sms');
  app.post('/smsmarketing/api', async (request, reply) => {
    const fault = faults.take({ target: 'vnpt-sms', service: 'send_sms_list' });
    return deliver(reply, await perform(fault, exchangeOf(request.body, fault, reply, gateway)));
  });
}

const answered = (answer: VnptAnswer): HttpAnswer => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify({ RPLY: { name: 'send_sms_list', ...answer } }),
});

function exchangeOf(
  body: unknown,
  fault: ArmedFault | undefined,
  reply: FastifyReply,
  gateway: VnptGateway,
): Exchange<HttpAnswer> {
  const kind = fault?.settings.kind ?? null;
  const unanswered = (page: HttpAnswer) => {
    gateway.leaveUnanswered(body, kind);
    return page;
  };
  return {
    clientGone: clientGone(reply),
    work: () => answered(gateway.send(body, kind)),
    pretend: () => answered(gateway.pretend(body, kind)),
    reject: ({ code = '23', message = 'MOBILELIST is invalid' }) =>
      answered(gateway.reject(body, kind, { ERROR: code, ERROR_DESC: message })),
    refuse: (settings) => unanswered(overloaded(settings)),
    garble: () => unanswered(proxyPage()),
    vanish: () => gateway.leaveUnanswered(body, kind),
  };
}
