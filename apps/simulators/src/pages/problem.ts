import { STATUS_CODES } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { z, ZodError } from 'zod';

/** A refused request to the simulators' own control pages; answered as `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: 400 | 404,
    readonly code: string,
    readonly messages: { readonly vi: string; readonly en: string },
  ) {
    super(messages.en);
  }
}

/** Turns a {@link Problem} and a failed zod parse into problem documents; other errors stay Fastify's. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, _request, reply) => {
    const problem = error instanceof ZodError ? malformed(error) : error;
    if (!(problem instanceof Problem)) return reply.send(error);
    return reply.code(problem.status).type('application/problem+json').send({
      type: 'about:blank',
      title: STATUS_CODES[problem.status],
      status: problem.status,
      code: problem.code,
      detail: problem.messages.vi,
      messages: problem.messages,
    });
  });
}

function malformed(error: ZodError): Problem {
  const faults = z.prettifyError(error);
  return new Problem(400, 'simulators.malformed-request', {
    vi: `Yêu cầu không hợp lệ:\n${faults}`,
    en: `The request is malformed:\n${faults}`,
  });
}
