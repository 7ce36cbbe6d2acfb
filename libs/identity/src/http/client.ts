import { isIP } from 'node:net';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Client } from '../domain/client.ts';

/** Enough to tell a browser on a telephone from one on a desk. */
const USER_AGENT_LENGTH = 200;

/** What PostgreSQL reads as an address too: without a zone, IPv4 as such. A socket that is gone has none. */
function readable(ip: string | undefined): string {
  const address = (ip ?? '').replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) === 0 ? '0.0.0.0' : address;
}

/** Where the request comes from. */
export const CallingClient = createParamDecorator((_: unknown, context: ExecutionContext): Client => {
  const { ip, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return { address: readable(ip), userAgent: (headers['user-agent'] ?? '').slice(0, USER_AGENT_LENGTH) };
});
