import { Inject, Injectable } from '@nestjs/common';
import { Client, type SoapMethodAsync, WSDL } from 'soap';
import { z } from 'zod';
import { CONFIG, type Config } from '#platform/config';
import { Logger } from '#platform/logging';
import { SmsGateway, type TextMessage } from '../application/sms-gateway.ts';
import type { Outcome } from '../domain/outcome.ts';
import { BULK_SMS_WSDL, type SendParameters } from './bulk-sms-wsdl.ts';
import { refusalOf } from './refusal.ts';

/** What `wsCpMt` answers; 1 = taken, anything else = failed. */
const answerSchema = z.object({
  return: z.object({ result: z.coerce.number().int(), message: z.string().nullish() }),
});

/** What is known of a call that ended without an answer in the protocol. */
interface CallFault {
  message?: string;
  code?: string;
  response?: { status?: number; headers?: Record<string, unknown> };
}

/** Viettel's bulk SMS over SOAP, `http://impl.bulkSms.ws/`. */
@Injectable()
export class ViettelSmsGateway extends SmsGateway {
  override readonly name = 'viettel';
  private client: Promise<Client> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: Logger,
  ) {
    super();
  }

  override async send(message: TextMessage): Promise<Outcome> {
    this.client ??= openClient(this.config.SMS_URL);
    const client = await this.client;
    // The signal bounds the whole call; a timeout of the socket would not end an answer that trickles in.
    const signal = AbortSignal.timeout(this.config.CALL_TIMEOUT_SECONDS * 1000);
    try {
      const wsCpMt = client['wsCpMtAsync'] as SoapMethodAsync;
      const answer = answerSchema.safeParse((await wsCpMt(this.parametersOf(message), { signal }))[0]);
      if (!answer.success) return { kind: 'unavailable', reason: 'the answer is not one of wsCpMt' };
      return this.read(answer.data.return);
    } catch (error) {
      return unanswered(error as CallFault);
    }
  }

  private parametersOf({ to, text }: TextMessage): SendParameters {
    const number = to.replace(/^0/, '84');
    return {
      User: this.config.SMS_USER,
      Password: this.config.SMS_PASSWORD,
      CPCode: this.config.SMS_CPCODE,
      RequestID: '1',
      UserID: number,
      ReceiverID: number,
      ServiceID: this.config.SMS_BRANDNAME,
      CommandCode: 'bulksms',
      Content: text,
      ContentType: '0',
    };
  }

  private read({ result, message }: z.infer<typeof answerSchema>['return']): Outcome {
    const words = `${result}: ${message ?? ''}`;
    if (result === 1) return { kind: 'accepted', gatewayId: words };
    switch (refusalOf(words)) {
      case 'this-message':
        return { kind: 'rejected', reason: words };
      case 'our-account':
        this.logger.error('THE SMS GATEWAY REFUSES OUR ACCOUNT: no message goes out until it is mended', {
          words,
        });
        return { kind: 'unavailable', reason: words, retryAfterSeconds: this.config.RETRY_LONGEST_SECONDS };
      case 'unknown':
        this.logger.error('the SMS gateway refused a message for a reason not known here', { words });
        return { kind: 'unavailable', reason: words };
    }
  }
}

async function openClient(endpoint: string): Promise<Client> {
  const wsdl = new WSDL(BULK_SMS_WSDL, 'bulk-sms.wsdl', {});
  await new Promise<void>((resolve, reject) => {
    wsdl.onReady((error: Error | null) => (error ? reject(error) : resolve()));
  });
  return new Client(wsdl, endpoint);
}

/** Refused connections, timeouts, errors of servers in between, pages that are no envelope. */
function unanswered({ response, code, message }: CallFault): Outcome {
  const status =
    response?.status !== undefined && response.status >= 400 ? `HTTP ${response.status}` : undefined;
  const reason = status ?? (code === 'ERR_CANCELED' ? 'no answer in time' : (code ?? message ?? 'no answer'));
  const retryAfter = z.coerce.number().positive().safeParse(response?.headers?.['retry-after']);
  return {
    kind: 'unavailable',
    reason: reason.slice(0, 300),
    ...(retryAfter.success ? { retryAfterSeconds: retryAfter.data } : {}),
  };
}
