import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, gathered } from '#platform/database';
import { type QueuedJob, TryAgain } from '#platform/queue';
import type { Channel } from '../domain/message.ts';
import { isQuietAt, notBefore } from '../domain/quiet-hours.ts';
import { settlementOf } from '../domain/settlement.ts';
import {
  type AddressedDelivery,
  type Claim,
  claimDeliveries,
  lastGateways,
  readStanding,
} from '../persistence/claim-delivery.ts';
import { type EndedCall, type RecordedCall, recordOutcomes } from '../persistence/record-outcome.ts';
import { restDelivery } from '../persistence/rest-delivery.ts';
import { standIn } from '../persistence/stand-in.ts';
import { deliveryJob } from './delivery-job.ts';
import { DispatchMessage } from './dispatch-message.ts';
import { Gateways } from './gateways.ts';

/** Deliveries claimed, and calls recorded, in one statement. */
const TOGETHER = 24;

/**
 * Sends one delivery: claim, commit, call the gateway, record. At least once, not exactly once: whoever dies
 * between the gateway's yes and the record leaves a row that is sent again, under the same request id.
 */
@Injectable()
export class DeliverMessage {
  private readonly lastGateway = gathered(
    (ids: readonly string[]) => lastGateways(this.database, ids),
    TOGETHER,
  );
  private readonly claim = gathered(
    (claims: readonly Claim[]) => claimDeliveries(this.database, claims),
    TOGETHER,
  );
  private readonly record = gathered(
    (calls: readonly RecordedCall[]) => recordOutcomes(this.database, calls),
    TOGETHER,
  );

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gateways: Gateways,
    private readonly dispatch: DispatchMessage,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns the job of its next try, to be queued; nothing once it is settled. @throws TryAgain when it is not to be sent yet. */
  async execute(id: string, channel: Channel): Promise<QueuedJob[]> {
    // Asked before the permit is: it is to be of the gateway that is called.
    const last = this.gateways.areSeveral(channel) ? await this.lastGateway(id) : null;
    const choice = await this.gateways.choose(channel, last);
    const now = this.clock.now();
    const isQuiet = isQuietAt(now, this.config.SMS_QUIET_HOURS);
    const claimed = await this.claim({ id, now, callSeconds: this.callSeconds, isQuiet, ...choice });
    if (!claimed) return this.standAside(id);
    return isAddressed(claimed) ? this.call(claimed) : [];
  }

  private async call(claimed: AddressedDelivery): Promise<QueuedJob[]> {
    const { outcome, segments } = await this.dispatch.execute(claimed);
    const at = this.clock.now();
    const settled = settlementOf(outcome, claimed, at, {
      shortestSeconds: this.config.RETRY_SECONDS,
      longestSeconds: this.config.RETRY_LONGEST_SECONDS,
      jitter: Math.random(),
    });
    if (!('dueAt' in settled)) {
      await this.end(claimed, { outcome, segments, settlement: settled, at });
      return [];
    }
    const dueAt = notBefore(settled.dueAt, claimed, this.config.SMS_QUIET_HOURS);
    const settlement = { ...settled, dueAt };
    const ahead = await this.record({ ...callOf(claimed), outcome, segments, settlement, at });
    return [deliveryJob({ ...claimed, ahead, dueAt }, at)];
  }

  /** It is over for this message; where it did not arrive, another of its occasion may stand in. */
  private async end(claimed: AddressedDelivery, ended: EndedCall): Promise<void> {
    const call = { ...callOf(claimed), ...ended };
    if (ended.settlement.turn === 'accepted') {
      await this.record(call);
      return;
    }
    await this.database.transaction(async (tx) => {
      await recordOutcomes(tx, [call]);
      await standIn(tx, [claimed.id], ended.at);
    });
  }

  /** A finished message needs nothing more; one in other hands, not due, or behind an earlier one, is looked at later. */
  private async standAside(id: string): Promise<QueuedJob[]> {
    const standing = await readStanding(this.database, id);
    const now = this.clock.now();
    const secondsUntil = (at: Date) => (at.getTime() - now.getTime()) / 1000;
    if (!standing) return [];
    const until = notBefore(now, standing, this.config.SMS_QUIET_HOURS);
    if (standing.state === 'pending') {
      const wait = standing.dueAt ? secondsUntil(standing.dueAt) : 0;
      if (wait > 0) throw new TryAgain('the next try is not due', wait);
      if (until > now) return this.rest(id, { now, until });
      throw new TryAgain('an earlier message is not finished');
    }
    if (standing.state !== 'sending') return [];
    const left = this.callSeconds + secondsUntil(standing.touchedAt);
    if (left <= 0 && until > now) return this.rest(id, { now, until });
    throw new TryAgain('the message is being sent', Math.max(1, left));
  }

  private async rest(id: string, { now, until }: { now: Date; until: Date }): Promise<QueuedJob[]> {
    const rested = await restDelivery(this.database, id, { now, until, callSeconds: this.callSeconds });
    return rested ? [deliveryJob(rested, now)] : [];
  }

  /** No call takes longer, so a row that has been `sending` for as long belongs to nobody any more. */
  private get callSeconds(): number {
    return this.config.CALL_TIMEOUT_SECONDS * 2;
  }
}

const callOf = ({ id, attempts }: AddressedDelivery) => ({ id, attempts });

const isAddressed = (claimed: { recipientSealed: Buffer | null }): claimed is AddressedDelivery =>
  claimed.recipientSealed !== null;
