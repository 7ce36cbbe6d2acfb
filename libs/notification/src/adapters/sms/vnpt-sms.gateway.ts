import { z } from 'zod';
import { type Config, smsAccount } from '#platform/config';
import type { Logger } from '#platform/logging';
import { SmsGateway, type TextMessage } from '../../application/sms-gateway.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { encodingOf } from '../../domain/sms-segments.ts';
import { type Refuser, refusedOutcome } from '../refused.ts';
import { unansweredOutcome } from '../unanswered.ts';
import { vnptRefusal } from './vnpt-errors.ts';

const said = z.union([z.string(), z.number()]).transform(String);
const answerSchema = z.object({ RPLY: z.object({ ERROR: said, ERROR_DESC: said.nullish() }) });

/** Customer care; advertisements have rules of their own and are none of ours. */
const CUSTOMER_CARE = '1';

/** 0 = GSM-7, 8 = UCS-2, as in SMPP. */
const DATA_CODING = { 'gsm-7': '0', 'ucs-2': '8' } as const;

/** VNPT's brandname service: `send_sms_list`, JSON over HTTP. */
export class VnptSmsGateway extends SmsGateway {
  override readonly name = 'vnpt';
  private readonly account;
  private readonly refuser: Refuser;

  constructor(
    private readonly config: Config,
    logger: Logger,
  ) {
    super();
    this.account = smsAccount(config, 'vnpt');
    this.refuser = { name: this.name, logger, longestSeconds: config.RETRY_LONGEST_SECONDS };
  }

  override async send(message: TextMessage): Promise<Outcome> {
    const deadline = AbortSignal.timeout(this.config.CALL_TIMEOUT_SECONDS * 1000);
    try {
      const response = await fetch(this.account.VNPT_URL, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', accept: 'application/json' },
        body: JSON.stringify({ RQST: this.requestOf(message) }),
        redirect: 'manual',
        signal: deadline,
      });
      return this.read(response, await response.text(), message.requestId);
    } catch (error) {
      if (deadline.aborted) return { kind: 'unavailable', reason: 'no answer in time' };
      const { message: words, cause } = error as Error;
      return unansweredOutcome({ message: words, ...(cause as { code?: string } | undefined) }, this.refuser);
    }
  }

  private requestOf({ to, text, requestId }: TextMessage) {
    const { account } = this;
    return {
      name: 'send_sms_list',
      REQID: requestId,
      LABELID: account.VNPT_LABEL_ID,
      CONTRACTTYPEID: CUSTOMER_CARE,
      CONTRACTID: account.VNPT_CONTRACT_ID,
      TEMPLATEID: account.VNPT_TEMPLATE_ID,
      PARAMS: [{ NUM: '1', CONTENT: text }],
      // At once.
      SCHEDULETIME: '',
      MOBILELIST: to.replace(/^0/, '84'),
      ISTELCOSUB: '0',
      AGENTID: account.VNPT_AGENT_ID,
      APIUSER: account.VNPT_API_USER,
      APIPASS: account.VNPT_API_PASSWORD,
      USERNAME: account.VNPT_USERNAME,
      DATACODING: DATA_CODING[encodingOf(text)],
    };
  }

  /** That HTTP went well says nothing: only ERROR 0 does. */
  private read({ status, headers }: Response, body: string, requestId: string): Outcome {
    if (status !== 200) {
      const retryAfter = headers.get('retry-after') ?? undefined;
      return unansweredOutcome({ status, message: `HTTP ${status}`, retryAfter }, this.refuser);
    }
    const answer = answerSchema.safeParse(parsed(body));
    if (!answer.success) return { kind: 'unavailable', reason: 'the answer is not one of send_sms_list' };
    const { ERROR, ERROR_DESC } = answer.data.RPLY;
    if (ERROR === '0') return { kind: 'accepted', gatewayId: requestId };
    return refusedOutcome(vnptRefusal(ERROR), `${ERROR}: ${ERROR_DESC ?? ''}`, this.refuser);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
