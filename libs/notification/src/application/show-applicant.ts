import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type MessageLog, ToldApplicants, type ToldMessage } from '#dossier';
import { sql, type Sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { DeliveryState } from '../domain/delivery-state.ts';
import { INTENT_NAMES, INTENTS_IN_ENGLISH } from '../domain/intent-names.ts';
import type { Channel } from '../domain/message.ts';
import { type Reason, REASONS } from '../domain/reason.ts';
import { maskedRecipient } from '../persistence/masked-recipient.ts';

/** As jsonb tells it: instants are RFC 3339, bytes in base 64. */
interface Row {
  id: string;
  at: string;
  channel: Channel;
  intent: keyof typeof INTENT_NAMES;
  state: DeliveryState;
  reason: Reason | null;
  recipientSealed: string | null;
}

const SHOWN: Record<DeliveryState, ToldMessage['state']> = {
  pending: 'waiting',
  sending: 'waiting',
  sent: 'sent',
  delivered: 'arrived',
  failed: 'not-arrived',
  undeliverable: 'not-arrived',
  suppressed: 'not-sent',
};

/** Shows an applicant what they were told, and why something was not sent; why something did not arrive is for officers. */
@Injectable()
export class ShowApplicant implements MessageLog, OnModuleInit {
  constructor(
    private readonly personal: PersonalData,
    private readonly applicants: ToldApplicants,
  ) {}

  onModuleInit(): void {
    this.applicants.add(this);
  }

  rows(dossierId: Sql): Sql {
    return sql`notification.told_of(${dossierId})`;
  }

  told(found: unknown): Promise<ToldMessage[]> {
    return Promise.all(((found ?? []) as Row[]).map((row) => this.shown(row)));
  }

  private async shown({
    id,
    at,
    channel,
    intent,
    state,
    reason,
    recipientSealed,
  }: Row): Promise<ToldMessage> {
    const sealed = recipientSealed === null ? null : Buffer.from(recipientSealed, 'base64');
    return {
      ...{ at: new Date(at), channel, what: { vi: INTENT_NAMES[intent], en: INTENTS_IN_ENGLISH[intent] } },
      state: SHOWN[state],
      reason: state === 'suppressed' && reason ? REASONS[reason] : null,
      recipient: await maskedRecipient(this.personal, { id, channel, recipientSealed: sealed }),
    };
  }
}
