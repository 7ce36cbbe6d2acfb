import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { html, type Html } from '../pages/html.ts';
import { sendPage, table } from '../pages/page.ts';
import type { PaymentPlatform } from './payment-platform.ts';

const STATES = { pending: 'Chờ nộp', paid: 'Đã nộp', failed: 'Không thành' } as const;
const address = z.object({ reference: z.string(), outcome: z.enum(['pay', 'fail']).default('pay') });

/**
 * `GET /payments` and `GET /payments/:reference` to look at; `POST /payments/:reference/pay` and `…/fail` are what a payer does:
 * the platform calls back at once.
 * @param callBackUrl where the system is told
 */
export async function paymentPages(
  app: FastifyInstance,
  { payments, callBackUrl }: { payments: PaymentPlatform; callBackUrl: string },
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, body, finish) => {
    body.resume();
    finish(null);
  });
  app.get('/payments', (_request, reply) => sendPage(reply, 'Thanh toán trực tuyến', listOf(payments)));
  app.get('/payments/:reference', (request, reply) => {
    const order = payments.order(address.parse(request.params).reference);
    if (!order) return reply.code(404).send();
    return sendPage(
      reply,
      `Nộp ${order.amount.toLocaleString('vi-VN')} đồng`,
      html`<p>Hồ sơ ${order.dossier}: ${STATES[order.state]}</p>
        <form method="post" action="/payments/${order.reference}/pay"><button>Nộp tiền</button></form>
        <form method="post" action="/payments/${order.reference}/fail"><button>Không nộp</button></form>`,
    );
  });
  app.post('/payments/:reference/:outcome', async (request, reply) => {
    const { reference, outcome } = address.parse(request.params);
    if (!payments.order(reference)) return reply.code(404).send();
    const told = await fetch(callBackUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(payments[outcome](reference)),
    }).catch(() => undefined);
    return sendPage(reply, told?.ok ? 'Hệ thống đã được báo' : 'Chưa báo được cho hệ thống', html``);
  });
}

const listOf = (payments: PaymentPlatform): Html =>
  table(
    ['Mã tham chiếu', 'Hồ sơ', 'Số tiền', 'Tình trạng'],
    payments
      .orders()
      .slice(0, 200)
      .map(({ reference, dossier, amount, state }) => [
        html`<a href="/payments/${reference}">${reference}</a>`,
        ...[dossier, amount.toLocaleString('vi-VN'), STATES[state]],
      ]),
    'Chưa có yêu cầu nào.',
  );
