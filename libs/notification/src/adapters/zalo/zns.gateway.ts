import { z } from 'zod';
import { type Config } from '#platform/config';
import type { Logger } from '#platform/logging';
import { TokensRefused, TokensUnanswered } from '../../application/zalo/token-issuer.ts';
import { ZALO, ZaloGateway, type ZaloMessage } from '../../application/zalo/zalo-gateway.ts';
import type { ZaloTokens } from '../../application/zalo/zalo-tokens.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { type Refuser, refusedOutcome } from '../refused.ts';
import { unansweredOutcome } from '../unanswered.ts';
import { znsRefusal } from './zns-errors.ts';

const answerSchema = z.object({
  error: z.coerce.number().int(),
  message: z.string().nullish(),
  data: z
    .object({ msg_id: z.string().min(1) })
    .nullish()
    .catch(null),
});

const TOKEN_INVALID = -124;

/** Zalo's messages by template (ZNS, ZBS): `POST /message/template`, JSON. */
export class ZnsGateway extends ZaloGateway {
  private readonly refuser: Refuser;

  constructor(
    private readonly config: Config,
    private readonly tokens: Pick<ZaloTokens, 'current'>,
    logger: Logger,
  ) {
    super();
    this.refuser = { name: ZALO, logger, longestSeconds: config.RETRY_LONGEST_SECONDS };
  }

  override async send(message: ZaloMessage): Promise<Outcome> {
    // Bounds tokens and call together.
    const deadline = AbortSignal.timeout(this.config.CALL_TIMEOUT_SECONDS * 1000);
    try {
      const token = await within(deadline, this.tokens.current());
      const answer = await this.post(message, token, deadline);
      if (!('error' in answer) || answer.error !== TOKEN_INVALID) return this.read(answer, message);
      // It ended sooner than it was said to; whether another one is better is known after one more try.
      const next = await within(deadline, this.tokens.current(token));
      return this.read(await this.post(message, next, deadline), message);
    } catch (error) {
      if (deadline.aborted) return { kind: 'unavailable', reason: 'no answer in time' };
      return this.explain(error as Error);
    }
  }

  private async post(
    { to, template, parameters, requestId }: ZaloMessage,
    token: string,
    signal: AbortSignal,
  ): Promise<z.infer<typeof answerSchema> | Outcome> {
    const response = await fetch(this.config.ZALO_URL, {
      method: 'POST',
      headers: { 'content-type': 'application/json', access_token: token },
      body: JSON.stringify({
        phone: to.replace(/^0/, '84'),
        template_id: template,
        template_data: parameters,
        // At most 48 letters, digits and underscores.
        tracking_id: requestId.replaceAll('-', ''),
      }),
      redirect: 'manual',
      signal,
    });
    const { status, headers } = response;
    const body = await response.text();
    if (status !== 200) {
      const retryAfter = headers.get('retry-after') ?? undefined;
      return unansweredOutcome({ status, message: `HTTP ${status}`, retryAfter }, this.refuser);
    }
    const answer = answerSchema.safeParse(parsed(body));
    if (!answer.success) return { kind: 'unavailable', reason: 'the answer is not one of message/template' };
    return answer.data;
  }

  /** That HTTP went well says nothing: only error 0 does. */
  private read(answer: z.infer<typeof answerSchema> | Outcome, { requestId }: ZaloMessage): Outcome {
    if ('kind' in answer) return answer;
    const { error, message, data } = answer;
    if (error === 0) return { kind: 'accepted', gatewayId: data?.msg_id ?? requestId };
    return refusedOutcome(znsRefusal(error), `${error}: ${message ?? ''}`, this.refuser);
  }

  private explain(error: Error): Outcome {
    if (error instanceof TokensRefused) return refusedOutcome('our-account', error.message, this.refuser);
    if (error instanceof TokensUnanswered) return unansweredOutcome(error.fault, this.refuser);
    const { message, cause } = error;
    return unansweredOutcome({ message, ...(cause as { code?: string } | undefined) }, this.refuser);
  }
}

/** What is waited for goes on, for the others that wait for it. */
const within = <Value>(deadline: AbortSignal, value: Promise<Value>): Promise<Value> =>
  Promise.race([
    value,
    new Promise<never>((_resolve, reject) => {
      deadline.addEventListener('abort', () => reject(new Error('no answer in time')), { once: true });
    }),
  ]);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
