import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Client } from '../domain/client.ts';

/** Enough to tell a browser on a telephone from one on a desk. */
const USER_AGENT_LENGTH = 200;

/** Where the request comes from. */
export const CallingClient = createParamDecorator((_: unknown, context: ExecutionContext): Client => {
  const { ip, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return { address: ip, userAgent: (headers['user-agent'] ?? '').slice(0, USER_AGENT_LENGTH) };
});
