import type { Logger } from '#platform/logging';
import type { Outcome } from '../domain/outcome.ts';
import { withoutContacts } from '../domain/recipients.ts';

/** Whose fault a refusal is, whatever protocol it came in. */
export type Refusal =
  /** Credentials, address, brandname, template, credit: every message is refused until somebody mends it. */
  | 'our-account'
  /** The text, or its recipient's wish: trying again changes nothing. */
  | 'this-message'
  /** The number does not exist. */
  | 'no-such-number'
  /** We send too fast. */
  | 'too-fast'
  /** Not at this hour, or no more today: what we may send is used up. */
  | 'not-now'
  /** The gateway cannot just now. */
  | 'busy'
  /** Not to be told: kept, and cried out over. */
  | 'unknown';

/** The gateway that refused, and how its refusals are told. */
export interface Refuser {
  name: string;
  logger: Logger;
  /** What there is no point in trying sooner than. */
  longestSeconds: number;
}

/** @param words What the gateway said, or its code. */
export function refusedOutcome(refusal: Refusal, words: string, refuser: Refuser): Outcome {
  const { name: gateway, logger, longestSeconds } = refuser;
  // Before it is cut: half a number is no number any more, and says as much.
  const reason = withoutContacts(words).slice(0, 300);
  switch (refusal) {
    case 'this-message':
      return { kind: 'rejected', reason };
    case 'no-such-number':
      return { kind: 'undeliverable', reason };
    case 'too-fast':
      return { kind: 'throttled', reason };
    case 'not-now':
      logger.error('the gateway takes no more messages for now: a quota is used up, or it is night there', {
        gateway,
        words: reason,
      });
      return { kind: 'throttled', reason, retryAfterSeconds: longestSeconds };
    case 'busy':
      return { kind: 'unavailable', reason };
    case 'our-account':
      logger.error('THE GATEWAY REFUSES OUR ACCOUNT: no message goes out over it until it is mended', {
        gateway,
        words: reason,
      });
      return { kind: 'unavailable', reason, retryAfterSeconds: longestSeconds };
    case 'unknown':
      logger.error('the gateway refused a message for a reason not known here', {
        gateway,
        words: reason,
      });
      return { kind: 'unavailable', reason };
  }
}
