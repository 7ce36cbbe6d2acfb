/** How a call to a gateway ended. The kind alone decides what happens next, never the wording of the reason. */
export type Outcome =
  | {
      kind: 'delivered';
      /** What the gateway knows the message by, or its answer where it gives no id. */
      gatewayId: string;
    }
  /** Will never be taken: the recipient or the text is at fault. */
  | { kind: 'rejected'; reason: string }
  /** Not now; `retryAfterSeconds` where the gateway said when. */
  | { kind: 'unavailable'; reason: string; retryAfterSeconds?: number };
