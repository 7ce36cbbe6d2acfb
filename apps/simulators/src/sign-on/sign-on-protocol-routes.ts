import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultKind, FaultSettings } from '../faults/fault.ts';
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
import type { SignOn } from './sign-on.ts';

/** The provider has answered by itself. */
const answered = Symbol('answered');

/** Everything of OpenID Connect below the mount of a sign-on: `/.well-known/openid-configuration`, `/auth`, `/token`, `/jwks`, `/me`. */
export async function signOnProtocolRoutes(
  app: FastifyInstance,
  { signOn, faults }: { signOn: SignOn; faults: FaultScript },
): Promise<void> {
  const { mount, target } = signOn.kind;
  hangUpWhileDown(app, faults, target);
  app.removeAllContentTypeParsers();
  // The provider reads its bodies itself.
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  app.route({
    method: ['GET', 'POST'],
    url: `${mount}/*`,
    handler: async (request, reply) => {
      const service = serviceOf(request, mount);
      const fault = faults.take({ target, service, housekeeping: service !== 'token' });
      const exchange = signOnExchange(signOn, request, reply, fault?.settings.kind ?? null);
      const outcome = await perform(fault, exchange);
      return outcome === answered ? reply : deliver(reply, outcome);
    },
  });
}

/** `discovery`, `auth`, `token`, `jwks`, `me` and whatever else the provider offers. */
function serviceOf({ url }: FastifyRequest, mount: string): string {
  const [, service = ''] = url.slice(mount.length).split(/[/?]/);
  return service === '.well-known' ? 'discovery' : service;
}

const signOnExchange = (
  signOn: SignOn,
  request: FastifyRequest,
  reply: FastifyReply,
  fault: FaultKind | null,
): Exchange<HttpAnswer | typeof answered> => {
  const work = async (): Promise<typeof answered> => {
    reply.hijack();
    await signOn.answer(request.raw, reply.raw, fault);
    return answered;
  };
  return {
    clientGone: clientGone(reply),
    work,
    pretend: work,
    reject: (settings) =>
      refusal(
        settings,
        serviceOf(request, signOn.kind.mount) === 'auth' ? backTo(request, signOn) : undefined,
      ),
    refuse: overloaded,
    garble: proxyPage,
    vanish: () => undefined,
  };
};

/** RFC 6749 4.1.2.1 and 5.2 */
const refusal = ({ message = 'access_denied' }: FaultSettings, back: URL | undefined): HttpAnswer => {
  back?.searchParams.set('error', message);
  return {
    status: back ? 303 : 400,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify({ error: back ? message : 'invalid_grant' }),
    ...(back ? { headers: { location: back.href } } : {}),
  };
};

function backTo(request: FastifyRequest, { issuer }: SignOn): URL | undefined {
  const asked = new URL(request.url, issuer).searchParams;
  const back = asked.get('redirect_uri');
  if (back === null) return undefined;
  const url = new URL(back);
  url.searchParams.set('state', asked.get('state') ?? '');
  url.searchParams.set('iss', issuer);
  return url;
}
