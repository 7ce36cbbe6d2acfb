import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { requestProblem } from '#platform/problem';

/** The ETag of a versioned thing. */
export const etagOf = (version: number): string => `"${version}"`;

/** The version the caller last saw, from `If-Match`. A change without it is refused with 428. */
export const ExpectedVersion = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? '')?.[1];
  if (!version) throw requestProblem('request.version-missing');
  return Number(version);
});
