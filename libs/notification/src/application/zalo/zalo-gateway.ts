import type { Outcome } from '../../domain/outcome.ts';

/** Names the gateway in attempts, receipts and figures. */
export const ZALO = 'zalo';

/** A message by a template that is registered at Zalo. */
export interface ZaloMessage {
  /** Mobile number, `0xxxxxxxxx`. */
  to: string;
  template: string;
  parameters: Readonly<Record<string, string>>;
  /** UUID that travels as the tracking id of the message; the same in all tries. */
  requestId: string;
}

/** A way to send messages over Zalo. */
export abstract class ZaloGateway {
  /** Ends within the call timeout and throws for no answer Zalo may give, nor for none. */
  abstract send(message: ZaloMessage): Promise<Outcome>;
}
