import type { FastifyInstance } from 'fastify';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { sendPage, table } from '../pages/page.ts';
import type { VnptGateway } from './vnpt-gateway.ts';

const paging = z.object({ limit: z.coerce.number().int().min(1).max(10_000).default(100) });
const search = paging.extend({ to: z.string().optional() });

/**
 * `GET /vnpt-sms?to=&limit=`: what subscribers got; `GET /vnpt-sms/requests?limit=`: every call; both newest first.
 * `GET /vnpt-sms/inbox` to look at.
 */
export function vnptPages(app: FastifyInstance, gateway: VnptGateway): void {
  app.get('/vnpt-sms', (request) => {
    const { limit, to } = search.parse(request.query);
    return gateway.messages({ to }).slice(0, limit);
  });
  app.get('/vnpt-sms/requests', (request) => {
    const { limit } = paging.parse(request.query);
    return gateway.requests().slice(-limit).reverse();
  });
  app.get('/vnpt-sms/inbox', (_request, reply) =>
    sendPage(
      reply,
      'Tin nhắn SMS qua VNPT',
      table(
        ['Lúc', 'Đến số', 'Nội dung'],
        gateway
          .messages()
          .slice(0, 200)
          .map(({ at, to, content }) => [
            DateTime.fromISO(at, { setZone: true }).toFormat('HH:mm:ss dd/MM/yyyy'),
            to,
            content,
          ]),
        'Chưa có tin nhắn nào.',
      ),
    ),
  );
}
