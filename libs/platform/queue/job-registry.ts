import { Injectable } from '@nestjs/common';
import { type JobPayloads, QUEUE_NAMES, type QueueName } from './queue-policies.ts';

/** Does one job. Resolves when its row reached an explicit state; throws {@link TryAgain} to be called later. */
export type JobHandler<Name extends QueueName> = (payload: JobPayloads[Name]) => Promise<void>;

/** Thrown by a handler whose outside world is away; the queue's back-off decides when, unless told. */
export class TryAgain extends Error {
  override readonly name = 'TryAgain';

  constructor(
    reason: string,
    readonly afterSeconds?: number,
  ) {
    super(reason);
  }
}

/** Which handler serves which queue; the worker refuses to start when one is missing or doubled. */
@Injectable()
export class JobRegistry {
  private readonly handlers = new Map<QueueName, JobHandler<QueueName>>();

  register<Name extends QueueName>(queue: Name, handler: JobHandler<Name>): void {
    if (this.handlers.has(queue)) throw new Error(`queue ${queue} has two handlers`);
    this.handlers.set(queue, handler as JobHandler<QueueName>);
  }

  /** @throws naming every queue nobody handles. */
  complete(): ReadonlyMap<QueueName, JobHandler<QueueName>> {
    const missing = QUEUE_NAMES.filter((name) => !this.handlers.has(name));
    if (missing.length > 0) throw new Error(`queues without a handler: ${missing.join(', ')}`);
    return this.handlers;
  }
}
