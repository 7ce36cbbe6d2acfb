import { Inject, Injectable } from '@nestjs/common';
import { type Contacts, contactsOf, offeredChannels, type DossierSnapshot } from '#dossier';
import { Directory } from '#organization';
import { CONFIG, type Config } from '#platform/config';
import type { Queryable } from '#platform/database';
import { UNOPENABLE } from '#platform/personal-data';
import { heldBack, mayBeTold } from '../domain/held-back.ts';
import type { ToldIntent } from '../domain/intent.ts';
import { type Notice, noticeOf } from '../domain/notice.ts';
import type { Values } from '../domain/templates/placeholders.ts';
import { type Manner, valuesOf } from '../domain/told-values.ts';
import { type Composed, composeMessages } from './compose-messages.ts';
import { MessageTemplates, unwordedIn, type Wording } from './message-templates.ts';

/** What is told, of a dossier as it stood. */
export interface About {
  intent: ToldIntent;
  snapshot: DossierSnapshot;
}

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
    besides: Besides = {},
  ): Promise<Composed[]> {
    return this.composeIn(this.templates.within(queryable), { intent, snapshot }, besides);
  }

  /** The same of many, in their order; what several of them are written with is read once. */
  async composeAll(queryable: Queryable, abouts: readonly About[]): Promise<Composed[][]> {
    const wording = this.templates.within(queryable);
    const composed: Composed[][] = [];
    for (const about of abouts) composed.push(await this.composeIn(wording, about));
    return composed;
  }

  private async composeIn(
    wording: Wording,
    { intent, snapshot }: About,
    { values, codeId, ...besides }: Besides = {},
  ): Promise<Composed[]> {
    const { notices: wishes, ...reachable } = snapshot.applicant;
    const contacts = mayBeTold(contactsToTell(reachable), wishes, offeredChannels(this.config));
    const { procedureCode, receivingAgencyId } = snapshot;
    const inForce = await wording.inForce({ intent, language: wishes.language }, receivingAgencyId);
    const off = await wording.switchedOff({ procedureCode, intent }, receivingAgencyId);
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

/** A number or address that does not open stays whose it is: what is told there fails, and is told to nobody else instead. */
function contactsToTell(
  reachable: Pick<DossierSnapshot['applicant'], 'phone' | 'email' | 'submitterPhone'>,
): Contacts {
  const contacts = contactsOf(reachable);
  const { phone, submitterPhone } = reachable;
  if (phone === UNOPENABLE) return { ...contacts, sms: UNOPENABLE, zalo: UNOPENABLE };
  return contacts.sms === null && submitterPhone === UNOPENABLE ? { ...contacts, sms: UNOPENABLE } : contacts;
}
