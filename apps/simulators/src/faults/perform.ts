import type { ArmedFault } from './armed-fault.ts';
import type { FaultSettings } from './fault.ts';

/** One call as a simulated system sees it. Each way of ending it keeps its own record in the ledger. */
export interface Exchange<Answer> {
  work(): Promise<Answer> | Answer;
  /** Answers as {@link work} would on success, doing nothing. */
  pretend(): Promise<Answer> | Answer;
  reject(fault: FaultSettings): Promise<Answer> | Answer;
  refuse(fault: FaultSettings): Answer;
  garble(fault: FaultSettings): Answer;
  /** The call ends undone and unanswered. */
  vanish(fault: FaultSettings): void;
  /** Ends the session, and does the work for as much of a list as is stored before. */
  expireSession?(fault: FaultSettings): Promise<Answer> | Answer;
  /** Does a part of a list. */
  doSome?(fault: FaultSettings): Promise<Answer> | Answer;
  /** What is left of an answer whose end is lost. */
  cut?(answer: Answer): Answer;
  /** The answer with its codes of another type. */
  recode?(answer: Answer): Answer;
  /** Tells the sender that it is in vain. */
  bounce?(fault: FaultSettings): void;
  /** Aborted when the client closes its side. */
  readonly clientGone: AbortSignal;
}

/** Told instead of an answer: close the connection without one. */
export const noAnswer = Symbol('no answer');

/** Carries out a call the way the fault wants it, or properly without one. */
export async function perform<Answer>(
  fault: ArmedFault | undefined,
  exchange: Exchange<Answer>,
): Promise<Answer | typeof noAnswer> {
  if (!fault) return exchange.work();
  const { settings } = fault;
  switch (settings.kind) {
    case 'slow':
      return (await fault.delay()) ? exchange.work() : vanish(exchange, settings);
    case 'hold':
      return (await fault.hold(exchange.clientGone)) ? exchange.work() : vanish(exchange, settings);
    case 'refuse':
      return exchange.refuse(settings);
    case 'reject':
      return exchange.reject(settings);
    case 'break-schema':
      return exchange.garble(settings);
    case 'down':
    case 'drop-before':
      return vanish(exchange, settings);
    case 'lose-answer':
      await exchange.work();
      return noAnswer;
    case 'duplicate': {
      const answer = await exchange.work();
      await exchange.work();
      return answer;
    }
    case 'forget':
      return exchange.pretend();
    case 'bounce':
      exchange.bounce?.(settings);
      return exchange.work();
    default:
      return performOddly(settings, exchange);
  }
}

/** What only some systems can do. */
async function performOddly<Answer>(settings: FaultSettings, exchange: Exchange<Answer>): Promise<Answer> {
  switch (settings.kind) {
    case 'expire-session':
      return exchange.expireSession ? exchange.expireSession(settings) : exchange.work();
    case 'refuse-some':
    case 'store-some':
      return exchange.doSome ? exchange.doSome(settings) : exchange.work();
    case 'cut-answer': {
      const answer = await exchange.work();
      return exchange.cut?.(answer) ?? answer;
    }
    case 'number-codes': {
      const answer = await exchange.work();
      return exchange.recode?.(answer) ?? answer;
    }
    default:
      // How a token lies is known where it is made.
      return exchange.work();
  }
}

function vanish(exchange: Exchange<unknown>, settings: FaultSettings): typeof noAnswer {
  exchange.vanish(settings);
  return noAnswer;
}
