import type { Outcome } from '../domain/outcome.ts';

export interface TextMessage {
  /** Mobile number, `0xxxxxxxxx`. */
  to: string;
  /** Unaccented, at most 480 characters. */
  text: string;
}

/** A way to send text messages. */
export abstract class SmsGateway {
  /** Ends within the call timeout and throws for no answer a gateway may give, nor for none. */
  abstract send(message: TextMessage): Promise<Outcome>;
}
