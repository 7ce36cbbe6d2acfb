import { Injectable } from '@nestjs/common';
import { FindDossier } from '#dossier';
import type { Reader } from '#identity';
import { Database, sql } from '#platform/database';
import type { PublicationState } from '../../domain/publication.ts';

/** One change and how far it is on its way to the portal. */
export interface PublicationLine {
  sequence: number;
  at: Date;
  status: string;
  state: PublicationState;
  attempts: number;
  sentAt: Date | null;
  lastError: string | null;
}

type Row = Omit<PublicationLine, 'at' | 'status'>;

/** Shows an officer whether the portal knows what happened to a dossier. */
@Injectable()
export class ListPublications {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
  ) {}

  /** Every change, in order; one not recorded for sending yet counts as pending. @throws dossier.unknown */
  async execute(reader: Reader, dossierId: string): Promise<PublicationLine[]> {
    const history = await this.find.history(reader, dossierId);
    const rows = await this.database.query<Row>(sql`
      select sequence, state, attempts, sent_at as "sentAt", last_error as "lastError"
      from portal_sync.publication where dossier_id = ${dossierId}`);
    const recorded = new Map(rows.map((row) => [row.sequence, row]));
    return history.map(({ sequence, at, status }) => ({
      ...(recorded.get(sequence) ?? { state: 'pending', attempts: 0, sentAt: null, lastError: null }),
      sequence,
      at,
      status,
    }));
  }
}
