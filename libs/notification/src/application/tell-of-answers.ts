import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type DossierSnapshot, DossierSnapshots } from '#dossier';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { sql, type Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { MessagesAbout } from './messages-about.ts';
import { WriteMessages } from './write-messages.ts';

/** Message of the feedback module, known by its wire name only. */
const ENQUIRY_ANSWERED = 'feedback.enquiry-answered.v1';
const answered = z.object({
  ...{ enquiryId: z.uuid(), kind: z.enum(['question', 'complaint']), agencyId: z.int() },
});

/** Tells an applicant that what they asked or complained of was answered; neither the answer nor who gave it. */
@Injectable()
export class TellOfAnswers implements OutboxSubscriber {
  readonly name = 'notices of answers';
  readonly messages = [ENQUIRY_ANSWERED];

  constructor(
    private readonly snapshots: DossierSnapshots,
    private readonly directory: Directory,
    private readonly about: MessagesAbout,
    private readonly write: WriteMessages,
    private readonly clock: Clock,
  ) {}

  handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message, tx));
  }

  private async react(message: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    const { subjectId: dossierId, occurredAt: happenedAt, correlationId } = message;
    const { enquiryId, kind, agencyId } = answered.parse(message.payload);
    const snapshot = await this.latest(dossierId, tx);
    if (!snapshot) return [];
    const messages = await this.about.compose(tx, 'enquiry-answered', snapshot, {
      notice: { at: happenedAt, agency: (await this.directory.byId(agencyId)).name, officer: '' },
      values: () => ({ complaint: kind === 'complaint' ? '1' : '' }),
    });
    return this.write.execute(
      tx,
      {
        ...{ dossierId, submissionId: null, intent: 'enquiry-answered', happenedAt, correlationId },
        ...{ agencyId: snapshot.receivingAgencyId, at: this.clock.now() },
        key: `${dossierId}:${enquiryId}:enquiry-answered`,
      },
      messages,
    );
  }

  /** Of a dossier that was erased meanwhile nobody is known any more who could be told. */
  private async latest(dossierId: string, tx: Transaction): Promise<DossierSnapshot | undefined> {
    const [change] = await tx.query<{ sequence: number }>(sql`
      select max(h.sequence) as sequence
      from dossier.history h join dossier.dossier d on d.id = h.dossier_id
      where h.dossier_id = ${dossierId} and d.erased_at is null
      group by h.dossier_id`);
    return change && this.snapshots.toTell(dossierId, change.sequence, tx);
  }
}
