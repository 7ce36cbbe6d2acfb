import { Injectable } from '@nestjs/common';
import { FindDossier } from '#dossier';
import type { Principal } from '#identity';
import { Database, sql } from '#platform/database';
import type { Intent } from '../domain/intent.ts';
import type { Channel, DeliveryState } from '../domain/message.ts';
import { masked } from '../domain/recipients.ts';

export interface DeliveryLine {
  intent: Intent;
  channel: Channel;
  /** Masked. */
  recipient: string;
  state: DeliveryState;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
  lastError: string | null;
}

/** What was told about a dossier, and whether it arrived; for officers who may see the dossier. */
@Injectable()
export class ListDeliveries {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
  ) {}

  /** Oldest first. @throws dossier.unknown */
  async execute(officer: Principal, dossierId: string): Promise<DeliveryLine[]> {
    await this.find.assertVisible(officer, dossierId);
    const rows = await this.database.query<DeliveryLine>(sql`
      select intent, channel, recipient, state, attempts, created_at as "createdAt", sent_at as "sentAt",
             last_error as "lastError"
      from notification.delivery where dossier_id = ${dossierId} order by created_at, id`);
    return rows.map((row) => ({ ...row, recipient: masked(row.recipient) }));
  }
}
