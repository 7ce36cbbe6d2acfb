import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type MessageLog, ToldApplicants, type ToldMessage } from '#dossier';
import { Database, sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { DeliveryState } from '../domain/delivery-state.ts';
import { INTENT_NAMES, INTENTS_IN_ENGLISH } from '../domain/intent-names.ts';
import type { Channel } from '../domain/message.ts';
import { type Reason, REASONS } from '../domain/reason.ts';
import { maskedRecipient } from '../persistence/masked-recipient.ts';

interface Row {
  id: string;
  at: Date;
  channel: Channel;
  intent: keyof typeof INTENT_NAMES;
  state: DeliveryState;
  reason: Reason | null;
  recipientSealed: Buffer | null;
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
    private readonly database: Database,
    private readonly personal: PersonalData,
    private readonly told: ToldApplicants,
  ) {}

  onModuleInit(): void {
    this.told.add(this);
  }

  async of(dossierId: string): Promise<ToldMessage[]> {
    const rows = await this.database.query<Row>(sql`
      select id, coalesce(sent_at, created_at) as at, channel, intent, state, reason, recipient_sealed as "recipientSealed"
      from notification.delivery where dossier_id = ${dossierId} order by created_at, id`);
    return Promise.all(
      rows.map(async ({ at, channel, intent, state, reason, ...sealed }) => ({
        ...{
          at,
          channel,
          what: { vi: INTENT_NAMES[intent], en: INTENTS_IN_ENGLISH[intent] },
          state: SHOWN[state],
        },
        reason: state === 'suppressed' && reason ? REASONS[reason] : null,
        recipient: await maskedRecipient(this.personal, { channel, ...sealed }),
      })),
    );
  }
}
