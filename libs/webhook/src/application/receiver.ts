import type { CallOutcome } from '../domain/call-outcome.ts';

/** What a receiver is told in one call. */
export interface Telling {
  endpoint: string;
  /** The same however often it is told. */
  id: string;
  /** JSON. */
  body: string;
  /** What it is signed with, each `whsec_…`. */
  secrets: readonly string[];
}

/** A way to the systems of others. */
export abstract class Receiver {
  /** Ends within the call timeout and throws for no answer a receiver may give, nor for none. */
  abstract tell(telling: Telling): Promise<CallOutcome>;
}
