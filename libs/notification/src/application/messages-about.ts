import { Inject, Injectable } from '@nestjs/common';
import { contactsOf, offeredChannels, type DossierSnapshot } from '#dossier';
import { Directory } from '#organization';
import { CONFIG, type Config } from '#platform/config';
import type { Queryable } from '#platform/database';
import { heldBack, mayBeTold } from '../domain/held-back.ts';
import type { ToldIntent } from '../domain/intent.ts';
import { type Notice, noticeOf } from '../domain/notice.ts';
import type { Values } from '../domain/templates/placeholders.ts';
import { type Manner, valuesOf } from '../domain/told-values.ts';
import { type Composed, composeMessages } from './compose-messages.ts';
import { MessageTemplates, unwordedIn } from './message-templates.ts';

/** What the notice of a change does not say. */
export interface Besides {
  notice?: Partial<Notice>;
  values?: (manner: Manner) => Partial<Values>;
  /** What the code of a hand-over is derived from. */
  codeId?: string;
}

/** Finishes the messages that tell an applicant of something about a dossier. */
@Injectable()
export class MessagesAbout {
  constructor(
    private readonly directory: Directory,
    private readonly templates: MessageTemplates,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async compose(
    queryable: Queryable,
    intent: ToldIntent,
    snapshot: DossierSnapshot,
    { values, codeId, ...besides }: Besides = {},
  ): Promise<Composed[]> {
    const { notices: wishes, ...reachable } = snapshot.applicant;
    const contacts = mayBeTold(contactsOf(reachable), wishes, offeredChannels(this.config));
    const about = { intent, language: wishes.language };
    const inForce = await this.templates.inForce(queryable, about, snapshot.receivingAgencyId);
    const { procedureCode, receivingAgencyId } = snapshot;
    const off = await this.templates.switchedOff(queryable, { procedureCode, intent }, receivingAgencyId);
    const notice = { ...(await this.noticeOf(snapshot)), ...besides.notice };
    return composeMessages(inForce, {
      about: notice,
      valuesIn: (manner) => ({ ...valuesOf(intent, notice, manner), ...values?.(manner) }),
      recipients: contacts,
      held: heldBack(intent, { contacts, wished: wishes.channels, off, unworded: unwordedIn(inForce) }),
      secretVersion: snapshot.secretVersion,
      ...(codeId !== undefined && { codeId }),
    });
  }

  async noticeOf(snapshot: DossierSnapshot): Promise<Notice> {
    return noticeOf(snapshot, await this.directory.finder(), this.config.PUBLIC_URL);
  }
}
