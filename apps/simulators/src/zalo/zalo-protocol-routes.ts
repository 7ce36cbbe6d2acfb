import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultScript } from '../faults/fault-script.ts';
import {
  clientGone,
  deliver,
  hangUpWhileDown,
  type HttpAnswer,
  overloaded,
  proxyPage,
} from '../faults/http-exchange.ts';
import type { FaultKind } from '../faults/fault.ts';
import { type Exchange, perform } from '../faults/perform.ts';
import type { OfficialAccount } from './official-account.ts';

export interface ZaloProtocolOptions {
  zalo: OfficialAccount;
  faults: FaultScript;
}

/** `POST /zalo/message/template` and `POST /zalo/v4/oa/access_token`; both answer 200 whatever they have to say. */
export async function zaloProtocolRoutes(app: FastifyInstance, options: ZaloProtocolOptions): Promise<void> {
  const { zalo, faults } = options;
  hangUpWhileDown(app, faults, 'zalo');
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  app.post('/zalo/message/template', async (request, reply) => {
    const fault = faults.take({ target: 'zalo', service: 'message/template' });
    const kind = fault?.settings.kind ?? null;
    return deliver(reply, await perform(fault, sending(zalo, request, reply, kind)));
  });
  app.post('/zalo/v4/oa/access_token', async (request, reply) => {
    const fault = faults.take({ target: 'zalo', service: 'access_token', housekeeping: true });
    return deliver(reply, await perform(fault, renewing(zalo, request, reply)));
  });
}

const json = (answer: object): HttpAnswer => ({
  ...{ status: 200, type: 'application/json; charset=utf-8' },
  body: JSON.stringify(answer),
});

function sending(
  zalo: OfficialAccount,
  { body, headers }: FastifyRequest,
  reply: FastifyReply,
  kind: FaultKind | null,
): Exchange<HttpAnswer> {
  const unanswered = (page: HttpAnswer) => {
    zalo.leaveUnanswered(body, kind);
    return page;
  };
  return {
    clientGone: clientGone(reply),
    work: () => json(zalo.send(body, headers['access_token'], kind)),
    pretend: () => json(zalo.pretend(body, kind)),
    reject: ({ code = '-118', message = 'Zalo account not existed' }) =>
      json(zalo.reject(body, kind, { error: Number(code), message })),
    refuse: (settings) => unanswered(overloaded(settings)),
    garble: () => unanswered(proxyPage()),
    vanish: () => zalo.leaveUnanswered(body, kind),
  };
}

function renewing(
  { tokens }: OfficialAccount,
  { body, headers }: FastifyRequest,
  reply: FastifyReply,
): Exchange<HttpAnswer> {
  const form = body instanceof URLSearchParams ? body : new URLSearchParams();
  const renewed = () => json(tokens.renew(form, headers['secret_key']));
  return {
    clientGone: clientGone(reply),
    ...{ work: renewed, pretend: renewed },
    reject: ({ code = '-14014', message = 'Invalid refresh token.' }) =>
      json({ error: Number(code), error_name: message }),
    refuse: overloaded,
    garble: proxyPage,
    vanish: () => undefined,
  };
}
