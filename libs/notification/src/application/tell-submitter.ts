import { Injectable } from '@nestjs/common';
import type { SubmissionTeller, SubmissionTurn } from '#dossier';
import { Directory } from '#organization';
import type { Transaction } from '#platform/database';
import { correlation } from '#platform/logging';
import { insertOutboxMessages } from '#platform/outbox';
import { PersonalData } from '#platform/personal-data';
import { submissionTold } from '../contracts/submission-told.ts';
import type { Message } from '../domain/message.ts';
import { SUBMISSION_WORDINGS } from '../domain/messages/submissions.ts';
import { recipientsOf } from '../domain/recipients.ts';
import { smsText } from '../domain/sms-text.ts';
import { submissionIntent, submissionNoticeOf } from '../domain/submission-notice.ts';
import { insertDeliveries } from '../persistence/insert-deliveries.ts';
import { letterContent } from './letter-content.ts';
import { sealMessage } from './seal-message.ts';

/** There is none yet. */
const NO_SECRET = 0;

/** Writes finished messages to whoever handed in online, in the transaction of the turn they are about. */
@Injectable()
export class TellSubmitter implements SubmissionTeller {
  constructor(
    private readonly directory: Directory,
    private readonly personal: PersonalData,
  ) {}

  async tell(turn: SubmissionTurn, tx: Transaction): Promise<void> {
    const { submissionId, version, at } = turn;
    const intent = submissionIntent(turn);
    const messages = messagesOf(turn, await this.directory.byId(turn.deskAgencyId));
    if (messages.length === 0) return;
    await insertDeliveries(
      tx,
      {
        ...{ dossierId: null, submissionId, intent, key: `${submissionId}:${version}:${intent}` },
        ...{ at, correlationId: correlation.current() },
      },
      await Promise.all(messages.map((message) => sealMessage(this.personal, message))),
    );
    await tx.query(insertOutboxMessages([submissionTold(submissionId, at)]));
  }
}

function messagesOf(turn: SubmissionTurn, desk: Parameters<typeof submissionNoticeOf>[1]): Message[] {
  const notice = submissionNoticeOf(turn, desk);
  const wording = SUBMISSION_WORDINGS[submissionIntent(turn)];
  const { sms, email } = recipientsOf(turn.applicant);
  const messages: Message[] = [];
  if (sms !== null) {
    const content = { text: smsText(wording.sms(notice)), secretVersion: NO_SECRET };
    messages.push({ channel: 'sms', recipient: sms, content });
  }
  if (email !== null) {
    const content = { ...letterContent(wording.letter(notice), notice), secretVersion: NO_SECRET };
    messages.push({ channel: 'email', recipient: email, content });
  }
  return messages;
}
