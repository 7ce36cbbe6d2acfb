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
import { type Exchange, perform } from '../faults/perform.ts';
import { done, type MinistryAnswer, refused } from './ministry-answer.ts';
import { MinistryPlatform, type MinistryService } from './ministry-platform.ts';

export interface MinistryOptions {
  ministry: MinistryPlatform;
  faults: FaultScript;
}

/** `POST /ministry/token` and `POST /ministry/<service>`. */
export async function ministryRoutes(
  app: FastifyInstance,
  { ministry, faults }: MinistryOptions,
): Promise<void> {
  hangUpWhileDown(app, faults, 'ministry');
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, next) => next(null, new URLSearchParams(String(body))),
  );
  app.post('/ministry/token', async (request, reply) => {
    const fault = faults.take({ target: 'ministry', service: 'token', housekeeping: true });
    const granted = () => {
      const token = ministry.grant(request.headers.authorization);
      return token ? page(200, token) : page(401, { error: 'invalid_client' });
    };
    const refusal = () => page(401, { error: 'invalid_client' });
    return deliver(reply, await perform(fault, endings(reply, { work: granted, reject: refusal })));
  });
  for (const service of MinistryPlatform.services) {
    app.post(`/ministry/${service}`, async (request, reply) => {
      const fault = faults.take({ target: 'ministry', service });
      return deliver(reply, await perform(fault, exchangeOf(ministry, service, request, reply)));
    });
  }
}

const page = (status: number, body: object): HttpAnswer => ({
  ...{ status, type: 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
});

const answered = ({ status, ...envelope }: MinistryAnswer): HttpAnswer => page(status, envelope);

const endings = (
  reply: FastifyReply,
  { work, reject }: Pick<Exchange<HttpAnswer>, 'work' | 'reject'>,
): Exchange<HttpAnswer> => ({
  ...{ clientGone: clientGone(reply), work, reject, pretend: () => answered(done()) },
  ...{ refuse: overloaded, garble: proxyPage, vanish: () => undefined },
  cut: (answer) => ({ ...answer, body: answer.body.slice(0, answer.body.length / 2) }),
});

function exchangeOf(
  ministry: MinistryPlatform,
  service: MinistryService,
  request: FastifyRequest,
  reply: FastifyReply,
): Exchange<HttpAnswer> {
  const told = (answer: MinistryAnswer): HttpAnswer => {
    ministry.calls.push({ service, status: answer.status });
    return answered(answer);
  };
  return {
    ...endings(reply, {
      work: () => told(carryOut(ministry, service, request)),
      reject: ({ message = 'Yêu cầu không hợp lệ' }) => told(refused(message)),
    }),
    expireSession: () => {
      ministry.forgetTokens();
      return told(refused('Mã truy cập đã hết hạn', 401));
    },
  };
}

function carryOut(
  ministry: MinistryPlatform,
  service: MinistryService,
  { headers, body }: FastifyRequest,
): MinistryAnswer {
  if (!ministry.isKnown(headers.authorization)) return refused('Mã truy cập không hợp lệ', 401);
  switch (service) {
    case 'GetNextValue':
      return ministry.reserve();
    case 'UploadFile':
      return ministry.upload(body);
    case 'NopHoSo':
      return ministry.handIn(body);
    case 'CapNhatTienTrinh':
      return ministry.follow(body);
    case 'CapNhatTrangThai':
      return ministry.stand(body);
  }
}
