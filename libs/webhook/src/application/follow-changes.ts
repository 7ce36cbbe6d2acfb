import { Injectable } from '@nestjs/common';
import { DOSSIER_CHANGED } from '#dossier';
import { Clock } from '#platform/clock';
import type { Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { typeOfChange } from '../domain/told-event.ts';
import { type LoggedChange, logEvent, readChanges } from '../persistence/log-event.ts';
import { eventJob } from './event-job.ts';

/** Supervision's message, known by its wire name only; `sequence` = the history when lateness was noticed. */
const DOSSIER_OVERDUE = 'supervision.dossier-overdue.v1';

/** Writes what other systems are told of a change, for each that wants it. */
@Injectable()
export class FollowChanges implements OutboxSubscriber {
  readonly name = 'webhooks';
  readonly messages = [DOSSIER_CHANGED, DOSSIER_OVERDUE];

  constructor(private readonly clock: Clock) {}

  async handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    const changes = await readChanges(tx, messages.map(changeOf));
    return oneByOne(messages, async (message) => {
      const { dossierId, sequence } = changeOf(message);
      const change = changes.find((one) => one.dossierId === dossierId && one.sequence === sequence);
      return change ? this.tell(message, change, tx) : [];
    });
  }

  private async tell(
    { name, correlationId, occurredAt }: StoredMessage,
    change: LoggedChange,
    tx: Transaction,
  ): Promise<QueuedJob[]> {
    const type = name === DOSSIER_OVERDUE ? 'vn.mot-cua.dossier.overdue.v1' : typeOfChange(change);
    if (!type) return [];
    const { dossierId, sequence, status, statusBefore, dueAt, receivedAt, about } = change;
    const data = {
      ...{ dossierId, code: about.code, sequence, status, statusBefore },
      ...{ receivedAt: receivedAt.toISOString(), dueAt: dueAt?.toISOString() ?? null },
      ...{ receivingAgency: about.receivingAgency, leadAgency: about.leadAgency },
    };
    const occasion = name === DOSSIER_OVERDUE ? `${sequence}-${occurredAt.toISOString()}` : String(sequence);
    const event = { eventId: `${dossierId}:${occasion}`, type, happenedAt: occurredAt, data };
    const told = await logEvent(tx, { ...event, at: this.clock.now() });
    return told.map(({ id, sequence: number }) =>
      eventJob({ id, occasion: `event-${number}`, failing: false, correlationId }),
    );
  }
}

const changeOf = ({ subjectId: dossierId, payload }: StoredMessage) => ({
  ...{ dossierId, sequence: Number(payload['sequence']) },
});
