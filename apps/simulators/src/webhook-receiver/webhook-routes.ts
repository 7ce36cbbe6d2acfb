import type { FastifyInstance } from 'fastify';
import {
  clientGone,
  deliver,
  hangUpWhileDown,
  type HttpAnswer,
  overloaded,
  proxyPage,
} from '../faults/http-exchange.ts';
import type { FaultScript } from '../faults/fault-script.ts';
import { perform } from '../faults/perform.ts';
import type { WebhookReceiver } from './webhook-receiver.ts';

/** `POST /webhooks/:name` takes whatever comes; `code` of `reject` is the HTTP status. `GET /webhooks` shows it. */
export async function webhookRoutes(
  app: FastifyInstance,
  { receiver, faults }: { receiver: WebhookReceiver; faults: FaultScript },
): Promise<void> {
  app.addContentTypeParser('application/cloudevents+json', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
  app.get('/webhooks', () => receiver.calls);
  await app.register((protocol) => {
    hangUpWhileDown(protocol, faults, 'webhook');
    protocol.post('/webhooks/:name', async (request, reply) => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const work = () => {
        receiver.take(request.url, headers, String(request.body));
        return answered(204);
      };
      const answer = await perform(faults.take({ target: 'webhook' }), {
        clientGone: clientGone(reply),
        work,
        pretend: () => answered(204),
        reject: ({ code = '400' }) => answered(Number(code)),
        refuse: overloaded,
        garble: proxyPage,
        vanish: () => undefined,
      });
      return deliver(reply, answer);
    });
    return Promise.resolve();
  });
}

/** A redirect leads to where everything is taken. */
const answered = (status: number): HttpAnswer => ({
  ...{ status, type: 'text/plain', body: '' },
  headers: status >= 300 && status < 400 ? { location: '/webhooks/elsewhere' } : {},
});
