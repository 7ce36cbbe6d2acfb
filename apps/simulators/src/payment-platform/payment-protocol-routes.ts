import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { FaultKind } from '../faults/fault.ts';
import type { FaultScript } from '../faults/fault-script.ts';
import {
  clientGone,
  deliver,
  hangUpWhileDown,
  type HttpAnswer,
  overloaded,
  proxyPage,
} from '../faults/http-exchange.ts';
import { type Exchange, perform } from '../faults/perform.ts';
import type { PaymentAnswer } from './payment-event.ts';
import type { PaymentMessage, PaymentPlatform } from './payment-platform.ts';

const messageBody = z.record(z.string(), z.unknown()).catch({});

/** `POST /payment-platform`: messages INIT and QUERY. */
export async function paymentProtocolRoutes(
  app: FastifyInstance,
  { payments, faults }: { payments: PaymentPlatform; faults: FaultScript },
): Promise<void> {
  hangUpWhileDown(app, faults, 'payments');
  app.post('/payment-platform', async (request, reply) => {
    const message = messageBody.parse(request.body);
    const service = String(message['LoaiBanTin']);
    const fault = faults.take({ target: 'payments', service });
    const exchange = paymentExchange(payments, message, reply, fault?.settings.kind ?? null);
    return deliver(reply, await perform(fault, exchange));
  });
}

function paymentExchange(
  payments: PaymentPlatform,
  message: PaymentMessage,
  reply: FastifyReply,
  fault: FaultKind | null,
): Exchange<HttpAnswer> {
  const unanswered = (answer: HttpAnswer) => {
    payments.leaveUnanswered(message, fault);
    return answer;
  };
  return {
    clientGone: clientGone(reply),
    work: () => json(payments.answer(message, fault)),
    pretend: () => json(payments.pretend(message, fault)),
    reject: ({ message: words = 'Đối tác đã bị khóa' }) => json(payments.reject(message, fault, words)),
    refuse: (settings) => unanswered(overloaded(settings)),
    garble: () => unanswered(proxyPage()),
    vanish: () => payments.leaveUnanswered(message, fault),
  };
}

const json = (answer: PaymentAnswer): HttpAnswer => ({
  ...{ status: 200, type: 'application/json; charset=utf-8' },
  body: JSON.stringify(answer),
});
