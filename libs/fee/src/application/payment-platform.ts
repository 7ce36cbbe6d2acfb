import type {
  AskOutcome,
  CallBack,
  CallBackOutcome,
  PaymentOrder,
  QueryOutcome,
} from '../domain/platform-tidings.ts';

/** A platform that takes payments online, and tells of them by signed call-backs. */
export abstract class PaymentPlatform {
  /** Whether there is one. */
  abstract readonly offered: boolean;

  /** Ends within the call timeout and throws for no answer a platform may give, nor for none. */
  abstract ask(order: PaymentOrder): Promise<AskOutcome>;

  /** The same. Asks only, so it may be repeated. */
  abstract query(reference: string): Promise<QueryOutcome>;

  /** Reads what came in, whoever has sent it. */
  abstract read(body: unknown): CallBack;

  /** The body a call-back is answered with, in the platform's words. */
  abstract answer(outcome: CallBackOutcome, reference: string): Record<string, string>;
}
