import { Injectable } from '@nestjs/common';
import { DOSSIER_CHANGED } from '#dossier';
import { Clock } from '#platform/clock';
import type { Transaction } from '#platform/database';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { typeOfChange } from '../domain/told-event.ts';
import { logEvent, readChange } from '../persistence/log-event.ts';
import { eventJob } from './event-job.ts';

/** Supervision's message, known by its wire name only; `sequence` = the history when lateness was noticed. */
const DOSSIER_OVERDUE = 'supervision.dossier-overdue.v1';

/** Writes what other systems are told of a change, for each that wants it. */
@Injectable()
export class FollowChanges implements OutboxSubscriber {
  readonly name = 'webhooks';
  readonly messages = [DOSSIER_CHANGED, DOSSIER_OVERDUE];

  constructor(private readonly clock: Clock) {}

  async handle(message: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    const { name, subjectId: dossierId, payload, correlationId, occurredAt } = message;
    const sequence = Number(payload['sequence']);
    const change = await readChange(tx, dossierId, sequence);
    const type = name === DOSSIER_OVERDUE ? 'vn.mot-cua.dossier.overdue.v1' : change && typeOfChange(change);
    if (!change || !type) return [];
    const { status, statusBefore, dueAt, receivedAt, about } = change;
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
