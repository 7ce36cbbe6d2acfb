import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { sql, type Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { aheadOf } from '../persistence/ahead.ts';
import { SUBMISSION_TOLD } from '../contracts/submission-told.ts';
import { deliveryJob, type QueueableDelivery } from './delivery-job.ts';

/** Intake's message, known by its wire name only. */
const SUBMISSION_DECIDED = 'intake.submission-decided.v1';

/**
 * Sends what was written about a submission; once that is a dossier, it is of the dossier, is shown with it and forgotten with
 * it. Of one that was taken back nothing is kept.
 */
@Injectable()
export class FollowSubmissions implements OutboxSubscriber {
  readonly name = 'notices of submissions';
  readonly messages = [SUBMISSION_TOLD, SUBMISSION_DECIDED];

  constructor(private readonly clock: Clock) {}

  handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message, tx));
  }

  private async react({ name, subjectId, payload }: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    if (name === SUBMISSION_TOLD) return this.unsent(subjectId, tx);
    const dossierId = payload['dossierId'] as string | null;
    await tx.query(
      dossierId === null
        ? sql`update notification.delivery set recipient_sealed = null, said_digest = null, content = '{}' where submission_id = ${subjectId}`
        : sql`update notification.delivery set dossier_id = ${dossierId} where submission_id = ${subjectId}`,
    );
    return [];
  }

  private async unsent(submissionId: string, tx: Transaction): Promise<QueuedJob[]> {
    const written = await tx.query<QueueableDelivery>(sql`
      select id, channel, sweeps, attempts, correlation_id as "correlationId", due_at as "dueAt", ${aheadOf('d')} as ahead
      from notification.delivery d
      where submission_id = ${submissionId} and state = 'pending' order by created_at, id`);
    const now = this.clock.now();
    return written.map((delivery) => deliveryJob(delivery, now));
  }
}
