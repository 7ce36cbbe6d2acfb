import { Injectable } from '@nestjs/common';
import type { ForeseenMoment, ForeseenNotice, Foresight } from '#dossier';
import { Database } from '#platform/database';
import { intentOf } from '../domain/intent.ts';
import type { Composed } from './compose-messages.ts';
import { MessagesAbout } from './messages-about.ts';

/** Tells what an applicant would be told of a change that nobody makes; the tracking secret stays a mark. */
@Injectable()
export class ForeseeNotices implements Foresight {
  readonly name = 'notification';

  constructor(
    private readonly database: Database,
    private readonly about: MessagesAbout,
  ) {}

  async foresee({ occasion, snapshot }: ForeseenMoment): Promise<ForeseenNotice[]> {
    const intent = occasion === 'overdue' ? 'overdue-apology' : intentOf(snapshot.change);
    if (!intent) return [];
    const messages = await this.about.compose(this.database, intent, snapshot);
    return messages
      .filter(({ held }) => held === null)
      .map((message) => ({
        kind: 'notice',
        intent,
        channel: message.channel,
        recipient: isToApplicant(message, snapshot.applicant) ? 'applicant' : 'submitter',
        subject: message.channel === 'email' ? message.content.subject : null,
        text: message.content.text,
      }));
  }
}

const isToApplicant = (
  { recipient }: Composed,
  { phone, email }: ForeseenMoment['snapshot']['applicant'],
): boolean => recipient === phone || recipient === email;
