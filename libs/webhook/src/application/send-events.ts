import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { correlation, Logger } from '#platform/logging';
import type { QueuedJob } from '#platform/queue';
import { type Settlement, settlementOf } from '../domain/settlement.ts';
import { type ClaimedEvent, claimEvent, recordCall } from '../persistence/claim-event.ts';
import { CallReceiver } from './call-receiver.ts';
import { eventJob } from './event-job.ts';

/** Told in one go; whoever has more waiting queues behind the others. */
const BATCH = 100;

/**
 * Tells a subscription what waits for it, in its order, one call an event: claim, commit, call, record. At least once, not exactly
 * once: whoever dies in between is told again, under the same id.
 */
@Injectable()
export class SendEvents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly call: CallReceiver,
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: Logger,
  ) {}

  /** @returns the job to go on with, if there is more to do; another worker's call, or a pause, is waited for by nobody */
  async execute(id: string): Promise<QueuedJob[]> {
    let last: ClaimedEvent | undefined;
    for (let told = 0; told < BATCH; told += 1) {
      const now = this.clock.now();
      // No call takes longer, so one that has is nobody's any more.
      const abandonedSince = new Date(now.getTime() - this.config.CALL_TIMEOUT_SECONDS * 2000);
      const claimed = await claimEvent(this.database, id, now, abandonedSince);
      if (!claimed) return [];
      const settlement = await this.tell(claimed);
      if (settlement.kind === 'paused') return [];
      if (settlement.kind === 'later') return [this.again(claimed, settlement.dueAt)];
      last = claimed;
    }
    return last ? [this.again(last)] : [];
  }

  private async tell(claimed: ClaimedEvent): Promise<Settlement> {
    const outcome = await this.call.execute(claimed);
    const now = this.clock.now();
    const series = { since: claimed.failingSince ?? now, tries: claimed.tries + 1 };
    const settlement = settlementOf(outcome, series, now, Math.random());
    await recordCall(this.database, claimed, outcome, settlement, now);
    const { subscriptionId, sequence } = claimed;
    if (settlement.kind === 'paused') {
      this.logger.error(
        'A SUBSCRIPTION IS PAUSED: its receiver is told nothing until an administrator resumes it',
        {
          ...{ subscriptionId, sequence, outcome },
        },
      );
    } else if (settlement.kind === 'later') {
      this.logger.warn('event not taken', { subscriptionId, sequence, outcome });
    }
    return settlement;
  }

  private again({ subscriptionId: id, call }: ClaimedEvent, dueAt?: Date): QueuedJob {
    const delay = dueAt ? (dueAt.getTime() - this.clock.now().getTime()) / 1000 : 0;
    const occasion = `call-${call}`;
    const correlationId = correlation.current();
    return eventJob({ id, occasion, failing: dueAt !== undefined, correlationId }, Math.max(0, delay));
  }
}
