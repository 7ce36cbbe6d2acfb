import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { requestProblem } from '#platform/problem';

/** The ETag of a versioned thing. */
export const etagOf = (version: number): string => `"${version}"`;

/** The version the caller last saw, from `If-Match`. @throws request.version-missing, .version-unreadable */
export const ExpectedVersion = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) throw requestProblem('request.version-missing');
  // A proxy that compresses answers makes their ETags weak.
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw requestProblem('request.version-unreadable');
  return Number(version);
});
