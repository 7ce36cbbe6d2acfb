import { Client, type SoapMethodAsync, WSDL } from 'soap';
import { z } from 'zod';
import { type Config, smsAccount } from '#platform/config';
import type { Logger } from '#platform/logging';
import { SmsGateway, type TextMessage } from '../../application/sms-gateway.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { BULK_SMS_WSDL, type SendParameters } from './bulk-sms-wsdl.ts';
import { refusalOf } from './viettel-refusal.ts';
import { type Refuser, refusedOutcome } from '../refused.ts';
import { unansweredOutcome } from '../unanswered.ts';

/** What `wsCpMt` answers; 1 = taken, anything else = failed. */
const answerSchema = z.object({
  return: z.object({ result: z.coerce.number().int(), message: z.string().nullish() }),
});

/** What is known of a call that ended without an answer in the protocol. */
interface HttpFault {
  message?: string;
  code?: string;
  response?: { status?: number; headers?: Record<string, unknown> };
}

/** Viettel's bulk SMS over SOAP, `http://impl.bulkSms.ws/`. */
export class ViettelSmsGateway extends SmsGateway {
  override readonly name = 'viettel';
  private readonly account;
  private readonly refuser: Refuser;
  private client: Promise<Client> | undefined;

  constructor(
    private readonly config: Config,
    logger: Logger,
  ) {
    super();
    this.account = smsAccount(config, 'viettel');
    this.refuser = { name: this.name, logger, longestSeconds: config.RETRY_LONGEST_SECONDS };
  }

  override async send(message: TextMessage): Promise<Outcome> {
    this.client ??= openClient(this.account.SMS_URL);
    const client = await this.client;
    // The signal bounds the whole call; a timeout of the socket would not end an answer that trickles in.
    const signal = AbortSignal.timeout(this.config.CALL_TIMEOUT_SECONDS * 1000);
    try {
      const wsCpMt = client['wsCpMtAsync'] as SoapMethodAsync;
      const answer = answerSchema.safeParse((await wsCpMt(this.parametersOf(message), { signal }))[0]);
      if (!answer.success) return { kind: 'unavailable', reason: 'the answer is not one of wsCpMt' };
      return this.read(answer.data.return);
    } catch (error) {
      return this.explain(error as HttpFault);
    }
  }

  private parametersOf({ to, text }: TextMessage): SendParameters {
    const number = to.replace(/^0/, '84');
    return {
      User: this.account.SMS_USER,
      Password: this.account.SMS_PASSWORD,
      CPCode: this.account.SMS_CPCODE,
      // No id, though it is called one: 1 is the first message to a subscriber's request, 4 a further one to the same.
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
    return refusedOutcome(refusalOf(words), words, this.refuser);
  }

  /** Refused connections, timeouts, errors of servers in between, pages that are no envelope. */
  private explain({ response, code, message }: HttpFault): Outcome {
    if (code === 'ERR_CANCELED') return { kind: 'unavailable', reason: 'no answer in time' };
    const { status, headers } = response ?? {};
    return unansweredOutcome({ status, code, message, retryAfter: headers?.['retry-after'] }, this.refuser);
  }
}

async function openClient(endpoint: string): Promise<Client> {
  const wsdl = new WSDL(BULK_SMS_WSDL, 'bulk-sms.wsdl', {});
  await new Promise<void>((resolve, reject) => {
    wsdl.onReady((error: Error | null) => (error ? reject(error) : resolve()));
  });
  return new Client(wsdl, endpoint);
}
