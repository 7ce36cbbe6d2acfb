import type { FastifyInstance } from 'fastify';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { html, type Html } from '../pages/html.ts';
import { sendPage, table } from '../pages/page.ts';
import type { OfficialAccount } from './official-account.ts';

const paging = z.object({ limit: z.coerce.number().int().min(1).max(10_000).default(100) });
const search = paging.extend({ to: z.string().optional() });
const phone = z.object({ phone: z.string().regex(/^84\d{9}$/) });
const named = z.object({ msgId: z.string().min(1) });

/**
 * `GET /zalo?to=&limit=`: what people got; `GET /zalo/requests?limit=`: every call; both newest first. `POST /zalo/arrivals/:msgId`
 * tells the system that a message, of any there is or is not, is on a phone. `POST /zalo/strangers/:phone`: they have no account.
 * `GET /zalo/inbox` to look at.
 * @param eventsUrl where the system is told
 */
export async function zaloPages(
  app: FastifyInstance,
  { zalo, eventsUrl }: { zalo: OfficialAccount; eventsUrl: string },
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, body, finish) => {
    body.resume();
    finish(null);
  });
  app.get('/zalo', (request) => {
    const { limit, to } = search.parse(request.query);
    return zalo.messages({ to }).slice(0, limit);
  });
  app.get('/zalo/requests', (request) => {
    const { limit } = paging.parse(request.query);
    return zalo.requests().slice(-limit).reverse();
  });
  app.post('/zalo/strangers/:phone', (request) => {
    zalo.forget(phone.parse(request.params).phone);
    return { ok: true };
  });
  app.post('/zalo/arrivals/:msgId', async (request, reply) => {
    const { body, signature } = zalo.arrivalOf(named.parse(request.params).msgId);
    const told = await fetch(eventsUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-zevent-signature': signature },
      body,
    }).catch(() => undefined);
    return sendPage(reply, told?.ok ? 'Hệ thống đã được báo' : 'Chưa báo được cho hệ thống', html``);
  });
  app.get('/zalo/inbox', (_request, reply) => sendPage(reply, 'Tin nhắn Zalo', listOf(zalo)));
}

const listOf = (zalo: OfficialAccount): Html =>
  table(
    ['Lúc', 'Đến số', 'Mẫu', 'Nội dung điền vào mẫu', ''],
    zalo
      .messages()
      .slice(0, 200)
      .map(({ at, to, template, content, repeated, msgId }) => [
        DateTime.fromISO(at, { setZone: true }).toFormat('HH:mm:ss dd/MM/yyyy'),
        ...[to, template, repeated ? `${content} (lặp lại)` : content],
        html`<form method="post" action="/zalo/arrivals/${msgId ?? ''}"><button>Đã đến máy</button></form>`,
      ]),
    'Chưa có tin nhắn nào.',
  );
