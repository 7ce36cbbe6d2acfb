import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Inject, Injectable } from '@nestjs/common';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Receiver, type Telling } from '../application/receiver.ts';
import { type CallOutcome, outcomeOf } from '../domain/call-outcome.ts';

/**
 * HTTP, signed by Standard Webhooks 1.0. Every address a name stands for is looked at when the connection is made: one of a private,
 * local or otherwise special network is not connected to, whatever the name stood for before. Redirects are not followed, and of an answer
 * nothing is read but its head.
 */
@Injectable()
export class HttpReceiver extends Receiver {
  private readonly agents: { http: HttpAgent; https: HttpsAgent };

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {
    super();
    const filter = { keepAlive: false, allowIPAddressList: config.WEBHOOK_NETWORKS };
    this.agents = {
      http: new RequestFilteringHttpAgent(filter),
      https: new RequestFilteringHttpsAgent(filter),
    };
  }

  override async tell({ endpoint, id, body, secrets }: Telling): Promise<CallOutcome> {
    const now = this.clock.now();
    const headers = {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'mot-cua-webhook/1',
      'webhook-id': id,
      'webhook-timestamp': Math.floor(now.getTime() / 1000),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
    };
    try {
      const { statusCode = 0, headers: answered } = await this.post(endpoint, headers, body);
      const seconds = z.coerce.number().positive().safeParse(answered['retry-after']);
      return outcomeOf(statusCode, seconds.data);
    } catch (error) {
      return explained(error as Error & { code?: string });
    }
  }

  private post(
    endpoint: string,
    headers: Record<string, string | number>,
    body: string,
  ): Promise<IncomingMessage> {
    const url = new URL(endpoint);
    const secure = url.protocol === 'https:';
    const options = {
      ...{ method: 'POST', headers, agent: secure ? this.agents.https : this.agents.http },
      signal: AbortSignal.timeout(this.config.CALL_TIMEOUT_SECONDS * 1000),
    };
    return new Promise((resolve, reject) => {
      const call = (secure ? httpsRequest : httpRequest)(url, options, (answer) => {
        resolve(answer);
        answer.on('error', () => undefined).destroy();
      });
      call.on('error', reject);
      call.end(body);
    });
  }
}

/** Words of Node and of the filter, which name addresses of ours: only their class is kept. */
function explained({ message, code, name }: Error & { code?: string }): CallOutcome {
  if (/is not allowed\. Because/.test(message)) {
    return { kind: 'rejected', status: null, reason: 'the address is not one of the public network' };
  }
  const reason =
    name === 'AbortError' || name === 'TimeoutError' ? 'no answer in time' : (code ?? 'no answer');
  return { kind: 'unavailable', status: null, reason };
}
