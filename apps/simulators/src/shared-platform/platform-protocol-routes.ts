import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { demoAccounts } from '../demo-accounts.ts';
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
import type { PlatformService } from './platform-call.ts';
import { json, refusedByStore } from './platform-answer.ts';
import type { SharedPlatform } from './shared-platform.ts';

export interface PlatformProtocolOptions {
  platform: SharedPlatform;
  faults: FaultScript;
}

const { storePath, populationPath, civilStatusPath } = demoAccounts.sharedPlatform;
const SERVICES = {
  papers: `${storePath}/danh-sach-ket-qua`,
  file: `${storePath}/tep`,
  deposit: `${storePath}/ket-qua`,
  population: populationPath,
  'civil-list': `${civilStatusPath}/danh-sach-ho-so`,
  'civil-detail': `${civilStatusPath}/chi-tiet-ho-so`,
  'civil-state': `${civilStatusPath}/cap-nhat-trang-thai`,
} as const satisfies Record<Exclude<PlatformService, 'token'>, string>;

/** `POST /lgsp/token`, and the services below `/lgsp`. */
export async function platformProtocolRoutes(
  app: FastifyInstance,
  { platform, faults }: PlatformProtocolOptions,
): Promise<void> {
  hangUpWhileDown(app, faults, 'shared-platform');
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  const answer = answering(platform, faults);
  app.post('/lgsp/token', (request, reply) => answer('token', request, reply));
  for (const [service, path] of Object.entries(SERVICES) as [keyof typeof SERVICES, string][]) {
    app.post(`/lgsp${path}`, (request, reply) => answer(service, request, reply));
  }
}

/** How every service is answered, with what is to go wrong. */
const answering =
  (platform: SharedPlatform, faults: FaultScript) =>
  async (service: PlatformService, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const housekeeping = service === 'token';
    const fault = faults.take({ target: 'shared-platform', service, housekeeping });
    const kind = fault?.settings.kind ?? null;
    const noted = (status: number | null) =>
      platform.note(service, housekeeping ? null : request.body, status, kind);
    const notedAs = (page: HttpAnswer): HttpAnswer => {
      noted(page.status);
      return page;
    };
    const work = () => notedAs(workOf(platform, service, request));
    const exchange: Exchange<HttpAnswer> = {
      clientGone: clientGone(reply),
      ...{ work, pretend: () => notedAs(refusedByStore('0', 'Thành công')) },
      reject: ({ code = '99', message = 'Lỗi hệ thống' }) =>
        notedAs(
          housekeeping
            ? json({ error: 'invalid_client', error_description: message }, 401)
            : refusedByStore(code, message),
        ),
      refuse: (settings) => notedAs(overloaded(settings)),
      garble: () => notedAs(proxyPage()),
      vanish: () => noted(null),
    };
    return deliver(reply, await perform(fault, exchange));
  };

function workOf(
  platform: SharedPlatform,
  service: PlatformService,
  { body, headers }: FastifyRequest,
): HttpAnswer {
  if (service === 'token') {
    return platform.issue(
      headers.authorization,
      body instanceof URLSearchParams ? body : new URLSearchParams(),
    );
  }
  if (platform.admits(headers.authorization)) return platform.serve(service, body);
  return json({ fault: { code: 900901, message: 'Invalid Credentials' } }, 401);
}
