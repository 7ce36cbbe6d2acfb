import { Inject, Injectable } from '@nestjs/common';
import { contactsOf, offeredChannels, type SubmissionTeller, type SubmissionTurn } from '#dossier';
import { Directory } from '#organization';
import { CONFIG, type Config } from '#platform/config';
import type { Transaction } from '#platform/database';
import { correlation } from '#platform/logging';
import { insertOutboxMessages } from '#platform/outbox';
import { submissionTold } from '../contracts/submission-told.ts';
import { heldBack, mayBeTold } from '../domain/held-back.ts';
import { submissionIntent, submissionNoticeOf } from '../domain/submission-notice.ts';
import { submissionValuesOf } from '../domain/told-values.ts';
import { type Composed, composeMessages } from './compose-messages.ts';
import { MessageTemplates, unwordedIn } from './message-templates.ts';
import { WriteMessages } from './write-messages.ts';

/** There is none yet. */
const NO_SECRET = 0;

/** Writes finished messages to whoever handed in online, in the transaction of the turn they are about. */
@Injectable()
export class TellSubmitter implements SubmissionTeller {
  constructor(
    private readonly directory: Directory,
    private readonly templates: MessageTemplates,
    private readonly write: WriteMessages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async tell(turn: SubmissionTurn, tx: Transaction): Promise<void> {
    const { submissionId, version, at } = turn;
    const intent = submissionIntent(turn);
    const messages = await this.messagesOf(turn, tx);
    if (messages.length === 0) return;
    await this.write.execute(
      tx,
      {
        ...{ dossierId: null, submissionId, intent, key: `${submissionId}:${version}:${intent}` },
        ...{ agencyId: turn.deskAgencyId, happenedAt: at, at, correlationId: correlation.current() },
      },
      messages,
    );
    await tx.query(insertOutboxMessages([submissionTold(submissionId, turn.deskAgencyId, at)]));
  }

  private async messagesOf(turn: SubmissionTurn, tx: Transaction): Promise<Composed[]> {
    const intent = submissionIntent(turn);
    const { notices: wishes, ...reachable } = turn.applicant;
    const contacts = mayBeTold(contactsOf(reachable), wishes, offeredChannels(this.config));
    const wording = this.templates.within(tx);
    const { procedureCode, deskAgencyId } = turn;
    const inForce = await wording.inForce({ intent, language: wishes.language }, deskAgencyId);
    const off = await wording.switchedOff({ procedureCode, intent }, deskAgencyId);
    const notice = submissionNoticeOf(turn, await this.directory.byId(deskAgencyId));
    return composeMessages(inForce, {
      about: notice,
      valuesIn: (manner) => submissionValuesOf(notice, manner),
      recipients: contacts,
      held: heldBack(intent, { contacts, wished: wishes.channels, off, unworded: unwordedIn(inForce) }),
      secretVersion: NO_SECRET,
    });
  }
}
