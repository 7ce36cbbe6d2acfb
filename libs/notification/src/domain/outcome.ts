import type { Reason } from './reason.ts';

/** How a call to a gateway ended. The kind alone decides what happens next, never the wording of the reason. */
export type Outcome =
  /** The gateway took it; whether it arrives is another matter. So is a call it knows by its request id already. */
  | {
      kind: 'accepted';
      /** What the gateway knows the message by, or its answer where it gives no id. */
      gatewayId: string;
    }
  /** Will never be taken: the text or the recipient's wish is at fault, or what `because` says. */
  | { kind: 'rejected'; reason: string; because?: Reason }
  /** The recipient cannot be reached: no such number, no such mailbox. */
  | { kind: 'undeliverable'; reason: string }
  /** We send too fast; `retryAfterSeconds` where the gateway said when. Says nothing about the gateway's health. */
  | { kind: 'throttled'; reason: string; retryAfterSeconds?: number }
  /** Not now; `retryAfterSeconds` where the gateway said when. */
  | { kind: 'unavailable'; reason: string; retryAfterSeconds?: number };
