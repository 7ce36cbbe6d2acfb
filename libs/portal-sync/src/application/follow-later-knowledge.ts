import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import type { Transaction } from '#platform/database';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import type { Occasion } from '../domain/republication.ts';
import { wishRepublications } from '../persistence/wish-republications.ts';

/** Messages of the modules that keep files and money, known by their wire names only. */
const OCCASION_OF: Readonly<Record<string, Occasion>> = {
  'document.found-clean.v1': 'file',
  'fee.payment-booked.v1': 'money',
  'fee.account-changed.v1': 'money',
};

/** Files come in one after another, and so does money at a desk: they go out together. */
const JOINING_MS = 60_000;

/** Has the portal told again of a dossier of which something became known that no change of it tells. */
@Injectable()
export class FollowLaterKnowledge implements OutboxSubscriber {
  readonly name = 'portal-sync';
  readonly messages = Object.keys(OCCASION_OF);

  constructor(private readonly clock: Clock) {}

  async handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    const now = this.clock.now();
    const dueAt = new Date(now.getTime() + JOINING_MS);
    const wishes = messages.flatMap(({ name, subjectId, correlationId }) => {
      const occasion = OCCASION_OF[name];
      return occasion ? [{ dossierId: subjectId, occasion, from: null, dueAt, correlationId }] : [];
    });
    await wishRepublications(tx, wishes, now);
    return [];
  }
}
