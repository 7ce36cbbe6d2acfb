import { Injectable } from '@nestjs/common';
import { FindDossier } from '#dossier';
import type { Reader } from '#identity';
import { Database, sql } from '#platform/database';
import { mask, PersonalData } from '#platform/personal-data';
import type { ToldIntent } from '../domain/intent.ts';
import type { Channel, DeliveryState } from '../domain/message.ts';
import { recipientPlace } from '../persistence/recipient-place.ts';

export interface DeliveryLine {
  intent: ToldIntent;
  channel: Channel;
  /** Masked; null = erased. */
  recipient: string | null;
  state: DeliveryState;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
  lastError: string | null;
}

type Row = Omit<DeliveryLine, 'recipient'> & { id: string; recipientSealed: Buffer | null };

const MASKS = { sms: mask.phone, email: mask.email } as const;

/** What was told about a dossier, and whether it arrived; for whoever may see the dossier. */
@Injectable()
export class ListDeliveries {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
    private readonly personal: PersonalData,
  ) {}

  /** Oldest first. @throws dossier.unknown */
  async execute(reader: Reader, dossierId: string): Promise<DeliveryLine[]> {
    await this.find.assertMay(reader, dossierId);
    const rows = await this.database.query<Row>(sql`
      select id, intent, channel, recipient_sealed as "recipientSealed", state, attempts, created_at as "createdAt", sent_at as "sentAt",
             last_error as "lastError"
      from notification.delivery where dossier_id = ${dossierId} order by created_at, id`);
    return Promise.all(rows.map((row) => this.shown(row)));
  }

  private async shown({ id, recipientSealed, ...line }: Row): Promise<DeliveryLine> {
    const recipient = await this.personal.openOptional(recipientSealed, recipientPlace(id));
    return { ...line, recipient: recipient && MASKS[line.channel](recipient) };
  }
}
