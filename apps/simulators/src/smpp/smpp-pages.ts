import type { FastifyInstance } from 'fastify';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { sendPage, table } from '../pages/page.ts';
import { Problem } from '../pages/problem.ts';
import type { MessageCenter } from './message-center.ts';
import { receiptState } from './smpp-entry.ts';
import type { SmppServer } from './smpp-server.ts';

const paging = z.object({ limit: z.coerce.number().int().min(1).max(10_000).default(100) });
const search = paging.extend({ to: z.string().optional() });
const receipt = z.strictObject({ messageId: z.string().min(1), state: receiptState.default('DELIVRD') });

/**
 * `GET /smpp?to=&limit=`: what subscribers got; `GET /smpp/requests?limit=`: every submit_sm; both newest first.
 * `POST /smpp/receipts` with `{"messageId": "…", "state": "UNDELIV"}` sends a receipt, of any message. `GET /smpp/inbox`
 * to look at.
 */
export function smppPages(app: FastifyInstance, center: MessageCenter, server: SmppServer): void {
  app.get('/smpp', (request) => {
    const { limit, to } = search.parse(request.query);
    return center.messages({ to }).slice(0, limit);
  });
  app.get('/smpp/requests', (request) => {
    const { limit } = paging.parse(request.query);
    return center.submissions().slice(-limit).reverse();
  });
  app.post('/smpp/receipts', async (request) => {
    const { messageId, state } = receipt.parse(request.body);
    const status = await server.tell(messageId, state);
    if (status === undefined) throw nobodyBound();
    return { status };
  });
  app.get('/smpp/inbox', (_request, reply) =>
    sendPage(
      reply,
      'Tin nhắn SMS qua SMPP',
      table(
        ['Lúc', 'Đến số', 'Người gửi', 'Số phần', 'Nội dung'],
        center
          .messages()
          .slice(0, 200)
          .map(({ at, to, from, messageIds, content }) => [
            DateTime.fromISO(at, { setZone: true }).toFormat('HH:mm:ss dd/MM/yyyy'),
            ...[to, from, String(messageIds.length), content],
          ]),
        'Chưa có tin nhắn nào.',
      ),
    ),
  );
}

const nobodyBound = () =>
  new Problem(404, 'smpp.nobody-bound', {
    vi: 'Không có máy khách nào đang kết nối qua SMPP.',
    en: 'No client is bound over SMPP.',
  });
