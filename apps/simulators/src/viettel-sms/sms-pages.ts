import type { FastifyInstance } from 'fastify';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { sendPage, table } from '../pages/page.ts';
import type { SmsGateway } from './sms-gateway.ts';

const paging = z.object({ limit: z.coerce.number().int().min(1).max(10_000).default(100) });
const search = paging.extend({ to: z.string().optional(), contains: z.string().optional() });

/**
 * `GET /sms?to=&contains=&limit=`: what subscribers got; `GET /sms/requests?limit=`: every call, refused ones too;
 * both newest first. `GET /sms/inbox` to look at.
 */
export function smsPages(app: FastifyInstance, gateway: SmsGateway): void {
  app.get('/sms', (request) => {
    const { limit, ...filter } = search.parse(request.query);
    return gateway.messages(filter).slice(0, limit);
  });
  app.get('/sms/requests', (request) => {
    const { limit } = paging.parse(request.query);
    return gateway.requests().slice(-limit).reverse();
  });
  app.get('/sms/inbox', (_request, reply) =>
    sendPage(
      reply,
      'Tin nhắn SMS',
      table(
        ['Lúc', 'Đến số', 'Người gửi', 'Nội dung'],
        gateway
          .messages()
          .slice(0, 200)
          .map(({ at, to, brandname, content }) => [
            DateTime.fromISO(at, { setZone: true }).toFormat('HH:mm:ss dd/MM/yyyy'),
            to,
            brandname,
            content,
          ]),
        'Chưa có tin nhắn nào.',
      ),
    ),
  );
}
