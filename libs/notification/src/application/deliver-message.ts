import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { Logger } from '#platform/logging';
import { TryAgain } from '#platform/queue';
import type { Outcome } from '../domain/outcome.ts';
import { withoutContacts } from '../domain/recipients.ts';
import { claimDelivery, readStanding } from '../persistence/claim-delivery.ts';
import { recordOutcome } from '../persistence/record-outcome.ts';
import { DispatchMessage } from './dispatch-message.ts';

/**
 * Sends one delivery: claim, commit, call the gateway, record. At least once, not exactly once: whoever dies
 * between the gateway's yes and the record leaves a row that is sent again.
 */
@Injectable()
export class DeliverMessage {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly dispatch: DispatchMessage,
    private readonly logger: Logger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws TryAgain when the gateway is away or the message is not to be sent yet. */
  async execute(id: string): Promise<void> {
    const claimed = await claimDelivery(this.database, id, this.clock.now(), this.callSeconds);
    if (!claimed) return this.standAside(id);
    const outcome = withoutContactsIn(await this.dispatch.execute(claimed));
    await recordOutcome(this.database, claimed, outcome, this.clock.now());
    if (outcome.kind === 'accepted') return;
    const { kind, reason } = outcome;
    if (kind === 'unavailable' || kind === 'throttled') throw new TryAgain(reason, outcome.retryAfterSeconds);
    this.logger.warn('message rejected', { deliveryId: id, channel: claimed.channel, kind, reason });
  }

  /** A finished message needs nothing more; one in other hands, or behind an earlier one, is looked at later. */
  private async standAside(id: string): Promise<void> {
    const standing = await readStanding(this.database, id);
    if (standing?.state === 'pending') throw new TryAgain('an earlier message is not finished');
    if (standing?.state !== 'sending') return;
    const sinceTouched = (this.clock.now().getTime() - standing.touchedAt.getTime()) / 1000;
    throw new TryAgain('the message is being sent', Math.max(1, this.callSeconds - sinceTouched));
  }

  /** No call takes longer, so a row that has been `sending` for as long belongs to nobody any more. */
  private get callSeconds(): number {
    return this.config.CALL_TIMEOUT_SECONDS * 2;
  }
}

const withoutContactsIn = (outcome: Outcome): Outcome =>
  outcome.kind === 'accepted' ? outcome : { ...outcome, reason: withoutContacts(outcome.reason) };
