import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { DossierSnapshots, HAND_OVER_CODE_ASKED, readHandOverCodeAsked } from '#dossier';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import type { Transaction } from '#platform/database';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import { PersonalData } from '#platform/personal-data';
import type { QueuedJob } from '#platform/queue';
import { handOverCodeText } from '../domain/hand-over-code-text.ts';
import { smsText } from '../domain/sms-text.ts';
import { insertDeliveries } from '../persistence/insert-deliveries.ts';
import { recipientPlace } from '../persistence/recipient-place.ts';
import { deliveryJob } from './delivery-job.ts';

/** Writes the message with the code of a hand-over, to the applicant alone: whoever handed the dossier in gets none. */
@Injectable()
export class SendHandOverCode implements OutboxSubscriber {
  readonly name = 'codes of hand-overs';
  readonly messages = [HAND_OVER_CODE_ASKED];

  constructor(
    private readonly snapshots: DossierSnapshots,
    private readonly directory: Directory,
    private readonly personal: PersonalData,
    private readonly clock: Clock,
  ) {}

  async handle(message: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    const { dossierId, sequence, codeId, expiresAt } = readHandOverCodeAsked(message);
    const { correlationId } = message;
    const snapshot = await this.snapshots.at(dossierId, sequence, tx);
    const { phone } = snapshot.applicant;
    if (phone === null) return [];
    const desk = await this.directory.byId(snapshot.receivingAgencyId);
    const id = uuid();
    const inserted = await insertDeliveries(
      tx,
      {
        ...{
          dossierId,
          submissionId: null,
          intent: 'hand-over-code',
          key: `${dossierId}:${codeId}:hand-over-code`,
        },
        ...{ at: this.clock.now(), correlationId },
      },
      [
        {
          ...{ id, channel: 'sms', recipientSealed: await this.personal.seal(phone, recipientPlace(id)) },
          content: {
            text: smsText(handOverCodeText(snapshot.code, expiresAt, desk)),
            ...{ secretVersion: snapshot.secretVersion, codeId },
          },
        },
      ],
    );
    return inserted.map((delivery) => deliveryJob({ ...delivery, sweeps: 0, correlationId }));
  }
}
