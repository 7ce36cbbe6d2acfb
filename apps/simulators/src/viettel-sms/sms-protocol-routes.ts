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
import { bulkSmsWsdl } from './bulk-sms-wsdl.ts';
import type { SmsGateway } from './sms-gateway.ts';
import type { SoapMethods, SoapService } from './soap-service.ts';

export interface SmsProtocolOptions {
  gateway: SmsGateway;
  soap: SoapService;
  faults: FaultScript;
}

/** `GET /bulkapi?wsdl` and `POST /bulkapi`. */
export async function smsProtocolRoutes(app: FastifyInstance, options: SmsProtocolOptions): Promise<void> {
  const { soap, faults } = options;
  hangUpWhileDown(app, faults, 'sms');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  app.get('/bulkapi', (request, reply) =>
    reply.type('text/xml; charset=utf-8').send(bulkSmsWsdl(`${request.protocol}://${request.host}/bulkapi`)),
  );
  app.post('/bulkapi', async (request, reply) => {
    const xml = typeof request.body === 'string' ? request.body : '';
    const { operation: service } = soap.read(xml);
    const fault = faults.take({ target: 'sms', service, housekeeping: service === 'checkBalance' });
    return deliver(reply, await perform(fault, soapExchange(xml, fault, reply, options)));
  });
}

function soapExchange(
  xml: string,
  fault: ArmedFault | undefined,
  reply: FastifyReply,
  { gateway, soap }: SmsProtocolOptions,
): Exchange<HttpAnswer> {
  const kind = fault?.settings.kind ?? null;
  const answer = (wsCpMt: SoapMethods['wsCpMt']) =>
    soap.answer(xml, { wsCpMt, checkBalance: (parameters) => gateway.checkBalance(parameters) });
  const leaveUnanswered = () => gateway.leaveUnanswered(soap.read(xml).parameters, kind);
  const unanswered = (page: HttpAnswer) => {
    leaveUnanswered();
    return page;
  };
  return {
    clientGone: clientGone(reply),
    work: () => answer((parameters) => gateway.send(parameters, kind)),
    pretend: () => answer((parameters) => gateway.pretend(parameters, kind)),
    reject: ({ message = 'Receiver refuses messages' }) =>
      answer((parameters) => gateway.reject(parameters, kind, message)),
    refuse: (settings) => unanswered(overloaded(settings)),
    garble: () => unanswered(proxyPage()),
    vanish: leaveUnanswered,
  };
}
