import type { Outcome } from '../domain/outcome.ts';

export interface TextMessage {
  /** Mobile number, `0xxxxxxxxx`. */
  to: string;
  /** Unaccented, at most 480 characters. */
  text: string;
  /**
   * UUID that travels as the gateway's own id of the request. A message that is tried again, since nobody knows how the
   * last call ended, has the same one: a gateway that knows it need not send twice, and such an answer is `accepted`.
   */
  requestId: string;
}

/** A way to send text messages. */
export abstract class SmsGateway {
  /** Stable, lower case: names the gateway in attempts, receipts and figures. */
  abstract readonly name: string;

  /** Ends within the call timeout and throws for no answer a gateway may give, nor for none. */
  abstract send(message: TextMessage): Promise<Outcome>;
}

/** Injection token of every gateway messages may go over: `readonly SmsGateway[]`, at least one. */
export const SMS_GATEWAYS = Symbol('SMS gateways');
