import { Injectable } from '@nestjs/common';
import type { SubmissionTeller, SubmissionTurn } from '#dossier';
import { Directory } from '#organization';
import type { Transaction } from '#platform/database';
import { correlation } from '#platform/logging';
import { insertOutboxMessages } from '#platform/outbox';
import { PersonalData } from '#platform/personal-data';
import { submissionTold } from '../contracts/submission-told.ts';
import { recipientsOf } from '../domain/recipients.ts';
import { submissionIntent, submissionNoticeOf } from '../domain/submission-notice.ts';
import { submissionValuesOf } from '../domain/told-values.ts';
import { type Composed, composeMessages } from './compose-messages.ts';
import { MessageTemplates } from './message-templates.ts';
import { LANGUAGE } from './messages-about.ts';
import { writeMessages } from './write-messages.ts';

/** There is none yet. */
const NO_SECRET = 0;

/** Writes finished messages to whoever handed in online, in the transaction of the turn they are about. */
@Injectable()
export class TellSubmitter implements SubmissionTeller {
  constructor(
    private readonly directory: Directory,
    private readonly templates: MessageTemplates,
    private readonly personal: PersonalData,
  ) {}

  async tell(turn: SubmissionTurn, tx: Transaction): Promise<void> {
    const { submissionId, version, at } = turn;
    const intent = submissionIntent(turn);
    const messages = await this.messagesOf(turn, tx);
    if (messages.length === 0) return;
    await writeMessages(
      tx,
      this.personal,
      {
        ...{ dossierId: null, submissionId, intent, key: `${submissionId}:${version}:${intent}` },
        ...{ agencyId: turn.deskAgencyId, happenedAt: at, at, correlationId: correlation.current() },
      },
      messages,
    );
    await tx.query(insertOutboxMessages([submissionTold(submissionId, at)]));
  }

  private async messagesOf(turn: SubmissionTurn, tx: Transaction): Promise<Composed[]> {
    const about = { intent: submissionIntent(turn), language: LANGUAGE };
    const inForce = await this.templates.inForce(tx, about, turn.deskAgencyId);
    const notice = submissionNoticeOf(turn, await this.directory.byId(turn.deskAgencyId));
    return composeMessages(inForce, {
      about: notice,
      valuesIn: (manner) => submissionValuesOf(notice, manner),
      recipients: recipientsOf(turn.applicant),
      secretVersion: NO_SECRET,
    });
  }
}
